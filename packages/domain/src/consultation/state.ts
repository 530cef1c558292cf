import type { CallId, ClinicId, ConsultationId, ParticipantId, PersonId, TypedEntryId } from '../ids.ts';
import type { Agreement } from '../agreement/document.ts';
import type { Instant } from '../instant.ts';

/** A health professional who is with the caller of a stay. */
export interface Provider {
  readonly participantId: ParticipantId;
  readonly personId: PersonId;
  readonly joinedAt: Instant;
}

/** At least one element: a stay that is being seen has a provider by its type. */
export type NonEmpty<Item> = readonly [Item, ...(readonly Item[])];

/** An offer to move a stay to another clinic; it stands beside the status until it is answered (S8, W3). */
export interface TransferOffer {
  readonly to: ClinicId;
  /** The hand-over note, kept sealed under this id; never its text. */
  readonly noteId: TypedEntryId | null;
  readonly by: PersonId;
  readonly at: Instant;
  /** When it expires where nobody answers it; null for never. */
  readonly expiresAt: Instant | null;
}

/** The last offer where it came to nothing: the sender sees it until they offer again. */
export interface FailedOffer {
  readonly to: ClinicId;
  readonly how: 'declined' | 'expired';
  /** Who declined it; null where it expired. */
  readonly by: PersonId | null;
  /** Why it was declined, kept sealed under this id. */
  readonly reasonId: TypedEntryId | null;
  readonly at: Instant;
}

/** What is true of a stay whatever its status. */
export interface ConsultationFacts {
  readonly id: ConsultationId;
  readonly clinicId: ClinicId;
  /** The caller, and the support persons and interpreters who stay with them. */
  readonly callerId: ParticipantId;
  readonly companions: readonly ParticipantId[];
  /** When the stay began in this clinic. */
  readonly arrivedAt: Instant;
  /** When the caller first arrived, before any transfer: the waiting time runs from here. */
  readonly firstArrivedAt: Instant;
  /** The stay that was transferred here, if any. */
  readonly transferredFrom: ConsultationId | null;
  readonly offer: TransferOffer | null;
  readonly failedOffer: FailedOffer | null;
  readonly ready: { readonly by: PersonId; readonly at: Instant } | null;
  readonly assignedTo: PersonId | null;
  /** Since when the caller has asked to be called back (E7). */
  readonly callBackWantedSince: Instant | null;
  /** When staff last told them that it is their turn; with the wish it goes. */
  readonly calledBackAt?: Instant;
  /** Staff who try their own clinic (H4): marked wherever it shows, and counted nowhere as a caller. */
  readonly isPractice?: true;
  /** What the caller agreed to when they arrived (E5); nothing where nothing was asked. */
  readonly agreements?: readonly Agreement[];
}

export interface Waiting extends ConsultationFacts {
  readonly status: 'waiting';
}

export interface BeingSeen extends ConsultationFacts {
  readonly status: 'being-seen';
  readonly callId: CallId;
  readonly since: Instant;
  readonly providers: NonEmpty<Provider>;
}

/** Why a stay went on hold: a provider held it, the last one left, or was gone past grace. */
export type HoldReason = 'held' | 'left' | 'gone';

export interface OnHold extends ConsultationFacts {
  readonly status: 'on-hold';
  readonly since: Instant;
  readonly heldBy: PersonId;
  readonly reason: HoldReason;
}

export interface Transferred extends ConsultationFacts {
  readonly status: 'transferred';
  readonly at: Instant;
  readonly to: ClinicId;
  readonly continuedAs: ConsultationId;
}

/** How a stay ended. */
export type Outcome = 'completed' | 'abandoned' | 'removed' | 'lost';

export interface Ended extends ConsultationFacts {
  readonly status: 'ended';
  readonly at: Instant;
  readonly outcome: Outcome;
}

/** One caller's stay in one waiting area. */
export type Consultation = Waiting | BeingSeen | OnHold | Transferred | Ended;

/** A stay that is still going on. */
export type OpenConsultation = Waiting | BeingSeen | OnHold;

export type ConsultationStatus = Consultation['status'];

/**
 * Most people of one stay, the caller counted: one less than fit into a call from peer to peer, so that a provider can
 * always join them.
 */
export const mostPeopleOfAStay = 5;

/** The caller and their companions, who stay together wherever the stay is. */
export function peopleOf(stay: ConsultationFacts): readonly ParticipantId[] {
  return [stay.callerId, ...stay.companions];
}

/** Whether the stay is still going on. */
export function isOpen(consultation: Consultation): consultation is OpenConsultation {
  return consultation.status !== 'transferred' && consultation.status !== 'ended';
}
