import { useLingui } from '@lingui/react/macro';
import type { ConsultationCommandRequest, Row } from '@anteroom/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { joinLookOf, nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';

export interface CallerActions {
  readonly join: (row: Row) => void;
  readonly command: (row: Row, command: ConsultationCommandRequest) => void;
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
      const look = joinLookOf(row, self, clinic.clock.now());
      if (look === 'away') {
        const name = nameOf(row);
        return announce(t`${name} is reconnecting. You can join when they are back.`, 'assertive');
      }
      void (async () => {
        const answer =
          look === 'return' && row.callId !== null ? await clinic.enterCall(row.callId) : await clinic.join(row.id);
        if (!answer.ok) return toast(errorText(i18n, answer.error.code), 'failed');
        const { callId } = answer.value;
        await navigate({ to: '/clinics/$clinic/waiting-area/call/$callId', params: { clinic: slug, callId } });
      })();
    },
    [clinic, navigate, slug, self, announce, toast, t, i18n],
  );

  const command = useCallback(
    (row: Row, wish: ConsultationCommandRequest) => {
      void clinic.area.command(row.id, wish).then((answer) => {
        if (!answer.ok) toast(errorText(i18n, answer.error.code), 'failed');
      });
    },
    [clinic, toast, i18n],
  );

  return { join, command };
}
