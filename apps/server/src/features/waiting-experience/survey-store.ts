import type { ClinicId, ConsultationId, Instant, SurveyCounts, SurveyScore, TypedEntryId } from '@anteroom/domain';

/** The right to answer once. */
export interface SurveyTicket {
  readonly clinicId: ClinicId;
  readonly endedAt: Instant;
}

/** An answer as it is stored: the month alone, the sentence sealed. */
export interface StoredAnswer {
  readonly id: TypedEntryId;
  readonly month: number;
  readonly score: SurveyScore;
  readonly sentence: Uint8Array | null;
}

/** Surveys of visits that are over (E11). Nothing here leads from an answer to a stay, or from a stay to an answer. */
export interface SurveyStore {
  /** Lets whoever holds a token of the stay answer; before the tokens are destroyed. */
  issue(consultationId: ConsultationId, endedAt: Instant): Promise<void>;
  find(hash: Uint8Array): Promise<SurveyTicket | null>;
  /** Takes a ticket for good; null where there is none, or somebody was faster. */
  take(hash: Uint8Array): Promise<SurveyTicket | null>;
  /** Keeps an answer. It is shown as soon as a handful waits to be, all of them at once. */
  answer(clinicId: ClinicId, answer: StoredAnswer): Promise<void>;
  /** How often each score was given since a month, among what is shown. */
  counts(clinicId: ClinicId, since: number): Promise<SurveyCounts>;
  /** The answers that have a sentence, in the order of their ids, which is none. */
  sentences(
    clinicId: ClinicId,
    since: number,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly answers: readonly StoredAnswer[]; readonly total: number }>;
  /** Lets go of tickets from before a moment, and of answers from before a month. */
  forget(before: { readonly ticket: Instant; readonly month: number }): Promise<void>;
}
