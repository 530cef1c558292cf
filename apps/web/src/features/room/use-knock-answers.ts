import { useLingui } from '@lingui/react/macro';
import type { ParticipantId, RoomId } from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import { useCallback, useState } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';

/** What a member can answer to those who knock. Each is named, so that nobody who knocks meanwhile is meant too. */
export interface KnockAnswers {
  letIn(ids: readonly ParticipantId[]): void;
  decline(ids: readonly ParticipantId[]): void;
  /** Those whose answer is under way. */
  readonly busy: ReadonlySet<ParticipantId>;
}

/** How many guests one answer may name. */
const atOnce = 20;

/** The answers for one room; what the server refuses is said in words. */
export function useKnockAnswers(roomId: RoomId): KnockAnswers {
  const { i18n } = useLingui();
  const { connection } = useClinic();
  const { toast } = useAnnouncer();
  const [busy, setBusy] = useState<ReadonlySet<ParticipantId>>(new Set());

  const answer = useCallback(
    async (message: typeof toServer.admitGuests | typeof toServer.declineGuests, ids: readonly ParticipantId[]) => {
      const visitIds = ids.slice(0, atOnce);
      setBusy((before) => new Set([...before, ...visitIds]));
      const body = { roomId, visitIds };
      const said =
        message === toServer.admitGuests
          ? await connection.request(toServer.admitGuests, body)
          : await connection.request(toServer.declineGuests, body);
      setBusy((before) => new Set([...before].filter((id) => !visitIds.includes(id))));
      // Somebody else was quicker: what they said counts.
      if (!said.ok && said.error.code !== 'not-found') toast(errorText(i18n, said.error.code), 'failed');
    },
    [connection, roomId, toast, i18n],
  );
  return {
    letIn: (ids) => void answer(toServer.admitGuests, ids),
    decline: (ids) => void answer(toServer.declineGuests, ids),
    busy,
  };
}
