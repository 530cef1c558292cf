import type { SessionCommand } from '../call/session.ts';
import type { Consultation } from '../consultation/state.ts';
import type { ConsultationId, ParticipantId, PersonId } from '../ids.ts';
import { clinic } from './sample-ids.ts';

type StayCommand = Extract<SessionCommand, { type: 'stay' }>['command'];

/** What can be asked of a single stay; those that move a stay come often, those that end it seldom. */
export const stayCommandKinds = [
  'hold',
  'offer-transfer',
  'offer-transfer',
  'accept-transfer',
  'accept-transfer',
  'accept-transfer',
  'decline-transfer',
  'withdraw-transfer',
  'expire-transfer',
  'end',
  'phoned',
  'caller-leaves',
  'remove',
  'absent-past-grace',
  'mark-ready',
  'assign',
  'want-call-back',
  'call-back',
  'companion-enters',
  'companion-enters',
  'companion-enters',
  'companion-enters',
  'companion-leaves',
] as const satisfies readonly StayCommand['type'][];

export type StayCommandKind = (typeof stayCommandKinds)[number];

/** The command of that kind, with what it needs. */
export function stayCommand(
  kind: StayCommandKind,
  stay: Consultation,
  by: PersonId,
  fresh: { readonly stay: ConsultationId; readonly companion: ParticipantId },
): StayCommand {
  switch (kind) {
    case 'hold':
      return { type: kind, by, reason: 'held' };
    case 'offer-transfer':
      return { type: kind, to: stay.clinicId === clinic(1) ? clinic(2) : clinic(1), noteId: null, by, expiresAt: null };
    case 'accept-transfer':
      return { type: kind, by, continuedAs: fresh.stay };
    case 'decline-transfer':
      return { type: kind, by, reasonId: null };
    case 'withdraw-transfer':
    case 'end':
    case 'phoned':
    case 'remove':
    case 'call-back':
      return { type: kind, by };
    case 'expire-transfer':
    case 'caller-leaves':
    case 'absent-past-grace':
      return { type: kind };
    case 'mark-ready':
      return { type: kind, by, ready: stay.ready === null };
    case 'assign':
      return { type: kind, by, to: stay.assignedTo === null ? by : null };
    case 'want-call-back':
      return { type: kind, wanted: stay.callBackWantedSince === null };
    case 'companion-enters':
      return { type: kind, participantId: fresh.companion };
    case 'companion-leaves':
      return { type: kind, participantId: stay.companions[0] ?? fresh.companion };
  }
}
