import { describe, expect, test } from 'vitest';
import type { Outcome } from '../consultation/state.ts';
import { isCallerLinkId } from '../ids.ts';
import { chen, ended, waiting } from '../testing/sample-stays.ts';
import { doorOfLink, isPersonalLinkEnd, personalLinkLife, windowOf, type CallerLink } from './caller-link.ts';

const noon = 1_795_262_400_000;
const minute = 60_000;
const id = 'L'.repeat(22);
if (!isCallerLinkId(id)) throw new Error('The id is malformed.');

const link: CallerLink = {
  ...{ id, clinicId: waiting.clinicId, kind: 'scheduled', madeAt: noon - 60 * minute, madeBy: chen.personId },
  startsAt: noon,
  ...{ opensAt: noon - 15 * minute, expiresAt: noon + 60 * minute, consultationId: null, ended: null },
};

const over = (outcome: Outcome) => ({ ...ended, outcome });

describe('a scheduled link', () => {
  test.each([
    ['a quarter of an hour and a moment before', noon - 15 * minute - 1, 'early'],
    ['a quarter of an hour before', noon - 15 * minute, 'open'],
    ['an hour after, but for a moment', noon + 60 * minute - 1, 'open'],
    ['an hour after', noon + 60 * minute, 'expired'],
  ])('%s', (_when, now, kind) => {
    expect(doorOfLink(link, null, now).kind).toBe(kind);
  });

  test('leads back to its stay while that goes on, also after its time', () => {
    expect(doorOfLink(link, waiting, noon)).toEqual({ kind: 'inside', consultationId: waiting.id });
    expect(doorOfLink(link, waiting, noon + 600 * minute).kind).toBe('inside');
    expect(doorOfLink({ ...link, ended: { at: noon, ending: 'expired' } }, waiting, noon).kind).toBe('inside');
  });

  test.each([
    ['completed', 'used'],
    ['removed', 'used'],
    ['lost', 'open'],
    ['abandoned', 'open'],
  ] as const)('whose stay was %s is %s while its time lasts', (outcome, kind) => {
    expect(doorOfLink(link, over(outcome), noon).kind).toBe(kind);
  });

  test('that is revoked is one that never was, even while its stay goes on', () => {
    const revoked: CallerLink = { ...link, ended: { at: noon, ending: 'revoked' } };
    expect(doorOfLink(revoked, waiting, noon).kind).toBe('none');
    expect(doorOfLink(revoked, null, noon).kind).toBe('none');
  });

  test('says of a stay that was lost after its time that it has expired, and not that it was used', () => {
    expect(doorOfLink(link, over('lost'), noon + 60 * minute).kind).toBe('expired');
    expect(doorOfLink({ ...link, ended: { at: noon, ending: 'used' } }, null, noon).kind).toBe('used');
  });
});

describe('the time of a link', () => {
  test('is counted from the consultation', () => {
    expect(windowOf({ startsAt: noon, early: 15 * minute, late: 60 * minute }, noon)).toEqual({
      ok: true,
      value: { opensAt: noon - 15 * minute, expiresAt: noon + 60 * minute },
    });
  });

  test.each([
    ['before now', { startsAt: noon - 61 * minute, early: 0, late: 60 * minute }, 'startsAt'],
    ['in two years', { startsAt: noon + 730 * 86_400_000, early: 0, late: 60 * minute }, 'startsAt'],
    ['a day early', { startsAt: noon, early: 86_400_000, late: 60 * minute }, 'early'],
    ['over as it begins', { startsAt: noon, early: 0, late: 0 }, 'late'],
  ])('is refused %s', (_what, wish, field) => {
    expect(windowOf(wish, noon)).toEqual({ ok: false, refusal: field });
  });

  test('of a personal link ends within a quarter of a year', () => {
    expect(
      [noon, noon + 1, noon + personalLinkLife, noon + personalLinkLife + 1].map((at) => isPersonalLinkEnd(at, noon)),
    ).toEqual([false, true, true, false]);
  });
});
