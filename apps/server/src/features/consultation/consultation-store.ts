import type {
  CallId,
  ClinicId,
  Consultation,
  ConsultationEvent,
  ConsultationId,
  Instant,
  Place,
  Queued,
} from '@anteroom/domain';

/** A stay as it is stored, with the revision that a change must name. */
export interface StoredConsultation {
  readonly consultation: Consultation;
  /** 1 after the arrival, one more with every save. */
  readonly revision: number;
}

/** The stays and their events. Rows are the truth; events are the record, in order. */
export interface ConsultationStore {
  load(id: ConsultationId): Promise<StoredConsultation | null>;
  /**
   * Where a stay is, as the access table is asked: one statement whether it is there or not, so that the time it takes
   * tells nobody which ids are given.
   */
  placeOf(id: ConsultationId): Promise<Place | null>;
  loadMany(ids: readonly ConsultationId[]): Promise<readonly StoredConsultation[]>;
  insert(consultation: Consultation, events: readonly ConsultationEvent[]): Promise<void>;
  /** Saves where the stored revision is still the expected one; answers whether it was. */
  save(consultation: Consultation, expectedRevision: number, events: readonly ConsultationEvent[]): Promise<boolean>;
  /** All stays of a clinic that still go on. */
  openOf(clinicId: ClinicId): Promise<readonly StoredConsultation[]>;
  /** The stays of other clinics that are offered to this one, the oldest offer first. */
  offeredTo(clinicId: ClinicId): Promise<readonly StoredConsultation[]>;
  /** Stays whose offer expires at that time or before. */
  offersDue(at: Instant): Promise<readonly ConsultationId[]>;
  /** All open stays that are being seen in a call. */
  seenIn(callId: CallId): Promise<readonly StoredConsultation[]>;
  /** The waiting callers of a clinic, in no particular order. */
  queueOf(clinicId: ClinicId): Promise<readonly Queued[]>;
  /** How many wait, per clinic; a clinic where nobody waits is left out. */
  countWaiting(clinicIds: readonly ClinicId[]): Promise<ReadonlyMap<ClinicId, number>>;
  eventsOf(id: ConsultationId): Promise<readonly ConsultationEvent[]>;
}

/** Most stays that `offersDue` answers; the others come with the next look. */
export const dueAtOnce = 100;

/** Orders offered stays: the oldest offer first, two of the same moment by id. */
export function byOffer(
  { consultation: left }: StoredConsultation,
  { consultation: right }: StoredConsultation,
): number {
  return (left.offer?.at ?? 0) - (right.offer?.at ?? 0) || (left.id < right.id ? -1 : 1);
}
