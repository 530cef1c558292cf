import type { CallId, ClinicId, ConsultationId, ParticipantId, PersonId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import {
  isOpen,
  type Consultation,
  type FailedOffer,
  type HoldReason,
  type Outcome,
  type TransferOffer,
} from './state.ts';

/** Who looks: the caller of a stay by their token, or staff who may see one clinic's waiting area. */
export type Viewer =
  | { readonly kind: 'caller'; readonly consultationId: ConsultationId }
  | { readonly kind: 'waiting-area'; readonly clinicId: ClinicId };

/** What a caller may know: their own stay, and nothing that tells of another's. */
export interface CallerView {
  readonly viewer: 'caller';
  readonly id: ConsultationId;
  readonly participantId: ParticipantId;
  readonly status: Consultation['status'];
  /** When the caller first arrived. */
  readonly arrivedAt: Instant;
  /** Place in the queue from 1, where the clinic shows it and they are in it. */
  readonly position: number | null;
  readonly callId: CallId | null;
  readonly callBackWanted: boolean;
  /** When they were told that it is their turn; null where they weren't. */
  readonly calledBackAt: Instant | null;
  /** Which clinic is asked to take them (S8). */
  readonly offeredTo: ClinicId | null;
  /** Who put them on hold, or was the last to go. */
  readonly heldBy: PersonId | null;
  readonly holdReason: HoldReason | null;
  /** How the stay ended, null while it goes on. */
  readonly outcome: Outcome | null;
}

/** A row of the dashboard (W1), without the words that were typed: the server adds those from where they are sealed. */
export interface TeamView {
  readonly viewer: 'team';
  readonly id: ConsultationId;
  readonly status: 'waiting' | 'being-seen' | 'on-hold';
  readonly arrivedAt: Instant;
  /** Since when the status holds. */
  readonly since: Instant;
  readonly callId: CallId | null;
  readonly providers: readonly PersonId[];
  readonly heldBy: PersonId | null;
  readonly holdReason: HoldReason | null;
  readonly ready: boolean;
  readonly assignedTo: PersonId | null;
  readonly callBackWanted: boolean;
  readonly calledBackAt: Instant | null;
  readonly offer: TransferOffer | null;
  readonly failedOffer: FailedOffer | null;
  /** The stay that was transferred here. */
  readonly transferredFrom: ConsultationId | null;
  /** Nobody real: staff try their own clinic (H4). */
  readonly isPractice: boolean;
}

/** What the stay itself can't tell. */
export interface ViewContext {
  /** Place in the queue, already null where the clinic doesn't show it. */
  readonly position: number | null;
}

/**
 * What this viewer may see of a stay; null where they may not know that it exists.
 * Nothing reaches a socket or a page except through here.
 */
export function viewFor(
  consultation: Consultation,
  viewer: Viewer,
  context: ViewContext,
): CallerView | TeamView | null {
  return viewer.kind === 'caller'
    ? callerView(consultation, viewer.consultationId, context)
    : teamView(consultation, viewer.clinicId);
}

/** The caller's own stay, or null where the stay is another's. */
export function callerView(consultation: Consultation, own: ConsultationId, context: ViewContext): CallerView | null {
  if (consultation.id !== own) return null;
  const held = consultation.status === 'on-hold' ? consultation : null;
  return {
    viewer: 'caller',
    id: consultation.id,
    participantId: consultation.callerId,
    status: consultation.status,
    arrivedAt: consultation.firstArrivedAt,
    position: consultation.status === 'waiting' ? context.position : null,
    callId: consultation.status === 'being-seen' ? consultation.callId : null,
    callBackWanted: consultation.callBackWantedSince !== null,
    calledBackAt: consultation.calledBackAt ?? null,
    offeredTo: consultation.offer?.to ?? null,
    heldBy: held?.heldBy ?? null,
    holdReason: held?.reason ?? null,
    outcome: consultation.status === 'ended' ? consultation.outcome : null,
  };
}

/** The row of a stay on its own clinic's dashboard, or null where it is over or another clinic's. */
export function teamView(consultation: Consultation, clinicId: ClinicId): TeamView | null {
  if (consultation.clinicId !== clinicId || !isOpen(consultation)) return null;
  const seen = consultation.status === 'being-seen' ? consultation : null;
  const held = consultation.status === 'on-hold' ? consultation : null;
  return {
    viewer: 'team',
    id: consultation.id,
    status: consultation.status,
    arrivedAt: consultation.firstArrivedAt,
    since: seen?.since ?? held?.since ?? consultation.arrivedAt,
    callId: seen?.callId ?? null,
    providers: seen?.providers.map((provider) => provider.personId) ?? [],
    heldBy: held?.heldBy ?? null,
    holdReason: held?.reason ?? null,
    ready: consultation.ready !== null,
    assignedTo: consultation.assignedTo,
    callBackWanted: consultation.callBackWantedSince !== null,
    calledBackAt: consultation.calledBackAt ?? null,
    offer: consultation.offer,
    failedOffer: consultation.failedOffer,
    transferredFrom: consultation.transferredFrom,
    isPractice: consultation.isPractice === true,
  };
}

/** What the clinic that is asked to take a caller may know of them before it says yes (S8). */
export interface OfferView {
  readonly viewer: 'destination';
  readonly id: ConsultationId;
  readonly from: ClinicId;
  readonly status: 'waiting' | 'being-seen' | 'on-hold';
  /** When the caller first arrived. */
  readonly arrivedAt: Instant;
  readonly offer: TransferOffer;
  readonly isPractice: boolean;
}

/** An offered stay for the clinic that it is offered to; null for every other, and where no offer stands. */
export function offerView(consultation: Consultation, clinicId: ClinicId): OfferView | null {
  if (!isOpen(consultation) || consultation.offer?.to !== clinicId) return null;
  return {
    viewer: 'destination',
    id: consultation.id,
    from: consultation.clinicId,
    status: consultation.status,
    arrivedAt: consultation.firstArrivedAt,
    offer: consultation.offer,
    isPractice: consultation.isPractice === true,
  };
}
