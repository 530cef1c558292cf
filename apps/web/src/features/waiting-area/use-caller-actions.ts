import { useLingui } from '@lingui/react/macro';
import type { Ack, ConsultationCommandRequest, Row } from '@anteroom/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { Call } from '../call/call.ts';
import { onceReached } from '../call/once-reached.ts';
import { mainActionOf, nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';

export interface CallerActions {
  readonly join: (row: Row) => void;
  /** Brings callers together in the own call, or in a new one; answers whether they came. */
  readonly gather: (rows: readonly Row[]) => Promise<boolean>;
  readonly command: (row: Pick<Row, 'id'>, command: ConsultationCommandRequest) => void;
}

/** Does something to a caller, and says where it was refused. */
export function useCallerActions(self: string): CallerActions {
  const clinic = useClinic();
  const navigate = useNavigate();
  const { t, i18n } = useLingui();
  const { toast, announce } = useAnnouncer();
  const { slug } = clinic.details;

  const join = useCallback(
    (row: Row) => {
      const running = clinic.call.read();
      const action = mainActionOf(row, self, running !== null, clinic.clock.now());
      const name = nameOf(row);
      if (action === 'away') {
        return announce(t`${name} is reconnecting. You can join when they are back.`, 'assertive');
      }
      if (action === 'call-back') {
        return void clinic.area
          .command(row.id, { type: 'call-back' })
          .then((answer) =>
            answer.ok
              ? toast(t`${name} was told that it is their turn.`, 'done')
              : toast(errorText(i18n, answer.error.code), 'failed'),
          );
      }
      if (action === 'locked') return toast(errorText(i18n, 'call-locked'), 'failed');
      if (action === 'busy') return toast(t`You and ${name} are in different calls. Leave yours first.`, 'failed');
      const begin = async (): Promise<Ack<Call>> => {
        if (action === 'return' && row.callId !== null) return await clinic.enterCall(row.callId);
        if (running === null) return await clinic.join(row.id);
        const added = await clinic.area.command(row.id, { type: 'add', callId: running.callId });
        return added.ok ? { ok: true, value: running } : added;
      };
      // The list has time until the other is seen; the page is busy with the call that begins.
      const release = clinic.mirror.hold();
      const show = async (answer: Ack<Call>): Promise<void> => {
        if (!answer.ok) return toast(errorText(i18n, answer.error.code), 'failed');
        const { callId, state } = answer.value;
        await onceReached(state);
        await navigate({ to: '/clinics/$clinic/waiting-area/call/$callId', params: { clinic: slug, callId } });
      };
      void begin().then(show).finally(release);
    },
    [clinic, navigate, slug, self, announce, toast, t, i18n],
  );

  const gather = useCallback(
    async (rows: readonly Row[]) => {
      const answer = await clinic.gather(rows.map(({ id }) => id));
      if (!answer.ok) {
        toast(errorText(i18n, answer.error.code), 'failed');
        return false;
      }
      const { callId, state } = answer.value;
      await onceReached(state);
      await navigate({ to: '/clinics/$clinic/waiting-area/call/$callId', params: { clinic: slug, callId } });
      return true;
    },
    [clinic, navigate, slug, toast, i18n],
  );

  const command = useCallback(
    (row: Pick<Row, 'id'>, wish: ConsultationCommandRequest) => {
      void clinic.area.command(row.id, wish).then((answer) => {
        if (!answer.ok) toast(errorText(i18n, answer.error.code), 'failed');
      });
    },
    [clinic, toast, i18n],
  );

  return { join, gather, command };
}
