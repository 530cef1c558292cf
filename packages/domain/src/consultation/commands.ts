import type { CallId, ClinicId, ConsultationId, ParticipantId, PersonId, TypedEntryId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { HoldReason } from './state.ts';

/** Everything that can be asked of one stay. Names are verbs; the time comes with the context. */
export type ConsultationCommand =
  | {
      readonly type: 'join';
      readonly callId: CallId;
      readonly participantId: ParticipantId;
      readonly personId: PersonId;
    }
  | { readonly type: 'hold'; readonly by: PersonId; readonly reason: HoldReason }
  | {
      readonly type: 'provider-leaves';
      readonly participantId: ParticipantId;
      readonly reason: Exclude<HoldReason, 'held'>;
    }
  | {
      readonly type: 'offer-transfer';
      readonly to: ClinicId;
      readonly noteId: TypedEntryId | null;
      readonly by: PersonId;
      /** When the offer expires where nobody answers it; null for never. */
      readonly expiresAt: Instant | null;
    }
  | {
      readonly type: 'accept-transfer';
      readonly by: PersonId;
      /** The id that the linked stay in the destination will have. */
      readonly continuedAs: ConsultationId;
    }
  | { readonly type: 'decline-transfer'; readonly by: PersonId; readonly reasonId: TypedEntryId | null }
  | { readonly type: 'withdraw-transfer'; readonly by: PersonId }
  | { readonly type: 'expire-transfer' }
  | { readonly type: 'end'; readonly by: PersonId }
  /** Staff have spoken with the caller over the telephone, and that was it. */
  | { readonly type: 'phoned'; readonly by: PersonId }
  | { readonly type: 'caller-leaves' }
  | { readonly type: 'remove'; readonly by: PersonId }
  | { readonly type: 'absent-past-grace' }
  | { readonly type: 'mark-ready'; readonly by: PersonId; readonly ready: boolean }
  | { readonly type: 'assign'; readonly by: PersonId; readonly to: PersonId | null }
  | { readonly type: 'want-call-back'; readonly wanted: boolean }
  | { readonly type: 'call-back'; readonly by: PersonId }
  | { readonly type: 'companion-enters'; readonly participantId: ParticipantId }
  | { readonly type: 'companion-leaves'; readonly participantId: ParticipantId };

export type ConsultationCommandType = ConsultationCommand['type'];
