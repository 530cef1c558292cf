import type { DecisionContext } from '../consultation/decide.ts';
import type { ConsultationCommand } from '../consultation/commands.ts';
import type { ConsultationRefusal } from '../consultation/refusals.ts';
import type { Consultation, Outcome } from '../consultation/state.ts';
import type { ArrivedEvent, ConsultationEvent } from '../consultation/events.ts';
import type { CallId, ClinicId, ConsultationId, ParticipantId, PersonId, TypedEntryId } from '../ids.ts';
import type { InvitedAs } from '../call-invitation/call-invitation.ts';
import type { Result } from '../result.ts';
import type { ConsentKind } from './consent-state.ts';
import type { KnockingVisit, OpenVisit, Visit, VisitOutcome } from '../room/visit.ts';
import type { Call } from './state.ts';
import type { MediaCommand } from './topology.ts';

/**
 * A call (if there is one) with all stays in it and the stay that a command names. One decision over all of them, so that
 * no run of commands leaves a caller without a provider, or callers of different stays together without one.
 */
export interface Session {
  readonly call: Call | null;
  readonly consultations: readonly Consultation[];
  /**
   * For `join` and `gather`: the open call in which the person already is, wherever that is. A person is in one call at a time: an
   * open microphone in two would let the caller of one hear what is said to the other. Left out, only this session's
   * call is asked.
   */
  readonly callOfPerson?: CallId | null;
  /** Who was invited into the call and knocks at it, or is inside; left out where nobody is. */
  readonly visits?: readonly OpenVisit[];
}

/** What can be asked of a session: of one stay in it, or of the call. */
export type SessionCommand =
  | {
      readonly type: 'join';
      readonly consultationId: ConsultationId;
      /** The id of a new call, used where the stay is in none yet. */
      readonly callId: CallId;
      readonly participantId: ParticipantId;
      readonly personId: PersonId;
    }
  /**
   * Several waiting or on-hold stays come together, all or none (S7): into a call that begins with them, or where the
   * session has one, into that.
   */
  | {
      readonly type: 'gather';
      readonly consultationIds: readonly ConsultationId[];
      /** The id of a new call, used where the session has none. */
      readonly callId: CallId;
      readonly participantId: ParticipantId;
      readonly personId: PersonId;
    }
  /** A provider in the session's call adds a waiting or on-hold stay to it (C2). */
  | { readonly type: 'add'; readonly consultationId: ConsultationId; readonly by: PersonId }
  | {
      readonly type: 'leave';
      readonly participantId: ParticipantId;
      readonly reason: 'left' | 'gone';
    }
  | { readonly type: 'end-call'; readonly by: PersonId }
  /** Somebody inside locks the call against joining from outside, or unlocks it (W8). */
  | { readonly type: 'lock'; readonly by: PersonId; readonly locked: boolean }
  /** Somebody inside puts others on hold in the call, or takes them back, all of them or none (C2). */
  | {
      readonly type: 'hold-participants' | 'take-back-participants';
      readonly participantIds: readonly ParticipantId[];
      readonly by: PersonId;
    }
  /** A host asks everybody present for consent (C9). */
  | { readonly type: 'ask-consent'; readonly by: PersonId; readonly kind: ConsentKind }
  | {
      readonly type: 'answer-consent';
      readonly participantId: ParticipantId;
      /** Of the question. */
      readonly number: number;
      readonly agrees: boolean;
    }
  /** Whoever asked begins or ends a recording to which everybody present agreed. */
  | { readonly type: 'record'; readonly by: PersonId; readonly on: boolean }
  /** What pages have found, or a host decides, about how the call travels (C7). */
  | MediaCommand
  /** Somebody who was invited knocks at the call; an interpreter enters it at once (C2). */
  | { readonly type: 'guest-comes'; readonly visit: KnockingVisit; readonly as: InvitedAs; readonly isDirect: boolean }
  /** A provider inside lets in somebody who was invited and knocks. */
  | { readonly type: 'admit-guest'; readonly visitId: ParticipantId; readonly as: InvitedAs; readonly by: PersonId }
  /** Somebody who was invited is out: of the call, or from its door. */
  | { readonly type: 'guest-goes'; readonly visitId: ParticipantId; readonly outcome: VisitOutcome }
  /** Offers and accepts in one: where the destination asks for nothing (S8). */
  | {
      readonly type: 'transfer';
      readonly consultationId: ConsultationId;
      readonly to: ClinicId;
      readonly noteId: TypedEntryId | null;
      readonly by: PersonId;
      readonly continuedAs: ConsultationId;
    }
  /** Any other command of one stay; where it ends or holds the stay, its people leave the call. */
  | {
      readonly type: 'stay';
      readonly consultationId: ConsultationId;
      readonly command: Exclude<ConsultationCommand, { type: 'join' | 'provider-leaves' }>;
    };

export type SessionRefusal =
  | ConsultationRefusal
  | 'call-ended'
  | 'unknown-consultation'
  | 'already-in-a-call'
  | 'no-callers-in-rooms'
  | 'call-locked'
  | 'provider-not-held'
  | 'no-such-question'
  | 'consent-missing'
  | 'visit-over';

/** What a decision changes: the call as it will be, and per stay the events that lead to it. */
export interface SessionChange {
  readonly call: Call | null;
  readonly stays: readonly {
    readonly consultationId: ConsultationId;
    readonly events: readonly ConsultationEvent[];
    /** The stay after the events. */
    readonly after: Consultation;
  }[];
  /** Stays that began by an accepted transfer, and the event that each of them begins with. */
  readonly begun: readonly Consultation[];
  readonly arrivals: readonly ArrivedEvent[];
  /** Visits of those who were invited, new or other than before; left out where there is none. */
  readonly visits?: readonly Visit[];
}

export type SessionDecision = Result<SessionChange, SessionRefusal>;
export type { DecisionContext, Outcome };
