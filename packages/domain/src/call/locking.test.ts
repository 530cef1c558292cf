import { describe, expect, test } from 'vitest';
import { clinic, person, stayId } from '../testing/sample-ids.ts';
import { add, after, arrive, ask, change, join, leave, refusalOf, stayIn } from '../testing/told.ts';
import type { Session, SessionCommand } from './session.ts';

/** Alice (1) and Bob (2) wait; Dr Chen is 7, Dr Okafor 8. */
const start: Session = { call: null, consultations: [arrive(1), arrive(2), arrive(3, 2)] };
const lock = (by: number, locked = true): SessionCommand => ({ type: 'lock', by: person(by), locked });
const locked = after(start, join(7, 1), lock(7));

describe('A locked call', () => {
  test('is joined by nobody, until it is unlocked', () => {
    expect(locked.call).toMatchObject({ lock: { by: person(7) } });
    expect(refusalOf(locked, join(8, 1))).toBe('call-locked');
    expect(after(locked, lock(7, false), join(8, 1)).call).toMatchObject({ lock: null, providers: [{}, {}] });
  });

  test('is no obstacle for whoever is inside: they come back, on whichever page', () => {
    expect(change(locked, join(7, 1))).toMatchObject({ call: locked.call, stays: [] });
  });

  test('takes in whom those inside bring', () => {
    const pair = after(locked, add(7, 2));
    expect(stayIn(pair, 2)).toMatchObject({ status: 'being-seen' });
    expect(pair.call).toMatchObject({ lock: { by: person(7) } });
    expect(refusalOf(pair, join(8, 2))).toBe('call-locked');
  });

  test('is unlocked by any provider inside, and by nobody else', () => {
    const both = after(start, join(7, 1), join(8, 1), lock(7));
    expect(refusalOf(both, lock(9, false))).toBe('not-in-this-call');
    expect(after(both, lock(8, false)).call).toMatchObject({ lock: null });
    // Who locked it first is remembered, however often it is locked.
    expect(after(both, lock(8)).call).toMatchObject({ lock: { by: person(7) } });
  });

  test('stays locked when whoever locked it leaves, and is gone with the last', () => {
    const other = after(start, join(7, 1), join(8, 1), lock(7), leave(7));
    expect(refusalOf(other, join(9, 1))).toBe('call-locked');
    const held = after(other, leave(8));
    expect(stayIn(held, 1).status).toBe('on-hold');
    expect(refusalOf(held, lock(8))).toBe('call-ended');
    expect(after(held, join(9, 1)).call).toMatchObject({ status: 'open', lock: null });
  });

  test('stays locked through the transfer of one of its callers', () => {
    const pair = after(locked, add(7, 2));
    const by = person(7);
    const offered = after(pair, ask(2, { type: 'offer-transfer', to: clinic(2), noteId: null, by, expiresAt: null }));
    const gone = after(offered, ask(2, { type: 'accept-transfer', by: person(9), continuedAs: stayId(20) }));
    expect(gone.call).toMatchObject({ status: 'open', lock: { by }, stays: [{ consultationId: stayId(1) }] });
    expect(refusalOf(gone, join(8, 1))).toBe('call-locked');
  });

  test('is locked by nobody before anybody is inside', () => {
    expect(refusalOf(start, lock(7))).toBe('call-ended');
  });
});
