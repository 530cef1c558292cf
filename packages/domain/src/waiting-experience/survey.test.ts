import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstMonth, isSurveyOpen, monthOf, summariseSurvey, surveyHandful, surveyOpenFor } from './survey.ts';

describe('A survey', () => {
  test('says nothing below a handful of answers', () => {
    expect(summariseSurvey({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 })).toBeNull();
    expect(summariseSurvey({ 1: 1, 2: 1, 3: 0, 4: 0, 5: 2 })).toBeNull();
    expect(summariseSurvey({ 1: 1, 2: 1, 3: 0, 4: 1, 5: 2 })).toEqual({
      answers: 5,
      mean: 3.4,
      counts: { 1: 1, 2: 1, 3: 0, 4: 1, 5: 2 },
    });
  });

  test('has a mean between the worst and the best', () => {
    const count = fc.nat(50);
    fc.assert(
      fc.property(count, count, count, count, count, (one, two, three, four, five) => {
        const summary = summariseSurvey({ 1: one, 2: two, 3: three, 4: four, 5: five });
        expect(summary === null).toBe(one + two + three + four + five < surveyHandful);
        expect(summary?.mean ?? 1).toBeGreaterThanOrEqual(1);
        expect(summary?.mean ?? 5).toBeLessThanOrEqual(5);
      }),
    );
  });

  test('knows of a time only its month', () => {
    const months = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
        expect(monthOf(at)).toBe(months(at));
        expect(monthOf(at) - firstMonth(at)).toBe(11);
      }),
    );
    expect(monthOf(Date.UTC(2028, 1, 29, 23, 59))).toBe(2028 * 12 + 1);
    expect(monthOf(Date.UTC(2028, 2, 1))).toBe(2028 * 12 + 2);
  });

  test('is open for a day', () => {
    expect(isSurveyOpen(1_000, 1_000 + surveyOpenFor)).toBe(true);
    expect(isSurveyOpen(1_000, 1_001 + surveyOpenFor)).toBe(false);
  });
});
