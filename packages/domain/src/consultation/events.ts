import type { ConsentAnswer, ConsentKind } from '../call/consent-state.ts';
import type { Agreement } from '../agreement/document.ts';
import type { CallId, ClinicId, ConsultationId, ParticipantId, PersonId, TypedEntryId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { HoldReason, Outcome, Provider, TransferOffer } from './state.ts';

/** What has happened in a stay: ids only, never a word that somebody typed (A4). */
export type ConsultationEvent =
  | {
      readonly type: 'arrived';
      readonly at: Instant;
      readonly id: ConsultationId;
      readonly clinicId: ClinicId;
      readonly callerId: ParticipantId;
      readonly companions: readonly ParticipantId[];
      readonly firstArrivedAt: Instant;
      readonly transferredFrom: ConsultationId | null;
      /** Where a transferred caller had asked to be called back: since when. */
      readonly callBackWantedSince?: Instant;
      /** Staff try their own clinic (H4). */
      readonly isPractice?: true;
      /** What the caller agreed to (E5). */
      readonly agreements?: readonly Agreement[];
    }
  /** The caller leaves the queue, or comes off hold: the one dequeue, however many join at once (W9). */
  | {
      readonly type: 'seeing-began';
      readonly at: Instant;
      readonly callId: CallId;
      readonly provider: Provider;
    }
  | { readonly type: 'provider-joined'; readonly at: Instant; readonly provider: Provider }
  | { readonly type: 'provider-left'; readonly at: Instant; readonly participantId: ParticipantId }
  | {
      readonly type: 'put-on-hold';
      readonly at: Instant;
      readonly by: PersonId;
      readonly reason: HoldReason;
    }
  | { readonly type: 'transfer-offered'; readonly at: Instant; readonly offer: TransferOffer }
  | {
      readonly type: 'transfer-declined';
      readonly at: Instant;
      readonly by: PersonId;
      /** Why, kept sealed under this id. */
      readonly reasonId: TypedEntryId | null;
    }
  | { readonly type: 'transfer-withdrawn'; readonly at: Instant; readonly by: PersonId }
  | { readonly type: 'transfer-expired'; readonly at: Instant }
  | {
      readonly type: 'transferred';
      readonly at: Instant;
      readonly by: PersonId;
      readonly to: ClinicId;
      readonly continuedAs: ConsultationId;
    }
  | {
      readonly type: 'ended';
      readonly at: Instant;
      readonly outcome: Outcome;
      /** Who ended it, or null where nobody of the staff did. */
      readonly by: PersonId | null;
    }
  | {
      readonly type: 'ready-marked';
      readonly at: Instant;
      readonly by: PersonId;
      readonly ready: boolean;
    }
  | {
      readonly type: 'assigned';
      readonly at: Instant;
      readonly by: PersonId;
      readonly to: PersonId | null;
    }
  | { readonly type: 'call-back-wanted'; readonly at: Instant; readonly wanted: boolean }
  /** Staff have told the caller, who had put the phone down, that it is their turn. */
  | { readonly type: 'called-back'; readonly at: Instant; readonly by: PersonId }
  /** Somebody asked for consent, answered, or began or ended a recording (C9); never the words of a question. */
  | {
      readonly type: 'consent-step';
      readonly at: Instant;
      readonly step: 'asked' | ConsentAnswer | 'recording-began' | 'recording-ended';
      readonly kind: ConsentKind;
      /** Who of the staff; null for the caller and their people, and for what followed by itself. */
      readonly by: PersonId | null;
      /** As whom they take part; null for what followed by itself. */
      readonly participantId: ParticipantId | null;
    }
  | { readonly type: 'companion-entered'; readonly at: Instant; readonly participantId: ParticipantId }
  | { readonly type: 'companion-left'; readonly at: Instant; readonly participantId: ParticipantId }
  /** One of the stay's people was put on hold inside the call, or taken back (C2): a note of the call, no state of the stay. */
  | {
      readonly type: 'participant-held';
      readonly at: Instant;
      readonly participantId: ParticipantId;
      readonly by: PersonId;
    }
  | {
      readonly type: 'participant-taken-back';
      readonly at: Instant;
      readonly participantId: ParticipantId;
      readonly by: PersonId;
    };

/** The event that every stay begins with. */
export type ArrivedEvent = Extract<ConsultationEvent, { type: 'arrived' }>;

export type ConsultationEventType = ConsultationEvent['type'];
