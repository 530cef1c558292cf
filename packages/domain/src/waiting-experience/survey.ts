import type { Duration, Instant } from '../instant.ts';

/** From worst to best. */
export const surveyScores = [1, 2, 3, 4, 5] as const;
export type SurveyScore = (typeof surveyScores)[number];

/** Longest sentence of an answer, in characters. */
export const surveySentenceLimit = 300;
/** How many answers are shown at a time, and how many there must be before any is: with fewer one could tell whose each is. */
export const surveyHandful = 5;
const day: Duration = 24 * 60 * 60_000;
/** How long after a visit it can be answered, in milliseconds. */
export const surveyOpenFor: Duration = day;
/** How many months answers are kept and reported, the current one counted. */
export const surveyMonths = 12;

/** How often each score was given. */
export type SurveyCounts = Readonly<Record<SurveyScore, number>>;

/** What a clinic may know of its answers; null below a handful. */
export interface SurveySummary {
  readonly answers: number;
  /** To one decimal. */
  readonly mean: number;
  readonly counts: SurveyCounts;
}

/** Sums answers up, or keeps quiet where there are too few (E11). */
export function summariseSurvey(counts: SurveyCounts): SurveySummary | null {
  const answers = surveyScores.reduce((sum, score) => sum + counts[score], 0);
  if (answers < surveyHandful) return null;
  const total = surveyScores.reduce((sum, score) => sum + score * counts[score], 0);
  return { answers, mean: Math.round((total / answers) * 10) / 10, counts };
}

/** The month of an instant in UTC, counted from January of the year 0: no finer time is kept of an answer. */
export function monthOf(at: Instant): number {
  // Days from 1 March of the year 0, in whole eras of 400 years: leap days fall at the end of a year that begins in March.
  const days = Math.floor(at / day) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  return (era * 400 + year) * 12 + fromMarch + 2;
}

/** The first of the months that are kept and reported. */
export function firstMonth(now: Instant): number {
  return monthOf(now) - (surveyMonths - 1);
}

/** Whether somebody may still answer. */
export function isSurveyOpen(endedAt: Instant, now: Instant): boolean {
  return now - endedAt <= surveyOpenFor;
}
