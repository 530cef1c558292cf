import type { ParticipantId } from '@anteroom/domain';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { alice, chen, ivo } from '../testing/people.ts';
import type { VerifiedCall } from '../testing/verified-call.ts';
import { createVerifiedCall } from '../testing/verified-call.ts';
import type { Verification } from './verification.ts';

let call: VerifiedCall;

beforeEach(() => {
  call = createVerifiedCall();
});

function codeOf(page: Verification): string {
  const state = page.state();
  return state.kind === 'ready' ? state.code.digits.join(' ') : state.kind;
}

async function gather(...all: readonly ParticipantId[]): Promise<readonly Verification[]> {
  const pages = all.map((id) => ({ id, page: call.load(id) }));
  for (const { id, page } of pages) call.gather(id, page, all);
  await call.settle();
  return pages.map(({ page }) => page);
}

describe('the short code of a call', () => {
  it('is the same on both sides, as digits and as words', async () => {
    const [one, other] = await gather(alice, chen);
    expect(one?.state()).toMatchObject({ kind: 'ready', change: null });
    expect(one?.state()).toEqual(other?.state());
    expect(one && codeOf(one)).toMatch(/^\d{3}( \d{3}){4}$/);
  });

  it('is of one call: another one of the same people has another', async () => {
    const [one] = await gather(alice, chen);
    call = createVerifiedCall();
    const [again] = await gather(alice, chen);
    expect(one && codeOf(one)).not.toBe(again && codeOf(again));
  });

  it('changes when somebody joins, and everybody is told who', async () => {
    const [one, other] = await gather(alice, chen);
    if (one === undefined || other === undefined) throw new Error('Nobody');
    const before = codeOf(one);
    const third = call.load(ivo);
    for (const [id, page] of [
      [alice, one],
      [chen, other],
      [ivo, third],
    ] as const)
      call.gather(id, page, [alice, chen, ivo]);
    await call.settle();
    expect(new Set([one, other, third].map(codeOf)).size).toBe(1);
    expect(codeOf(third)).not.toBe(before);
    for (const page of [one, other]) {
      expect(page.state()).toMatchObject({ change: { joined: [ivo], left: [], rekeyed: [] } });
    }
    expect(third.state()).toMatchObject({ kind: 'ready', change: null });
  });

  it('changes when somebody leaves', async () => {
    const [one, other, third] = await gather(alice, chen, ivo);
    if (one === undefined || other === undefined || third === undefined) throw new Error('Nobody');
    const before = codeOf(one);
    third.close();
    call.talk.unload(ivo);
    for (const [id, page] of [
      [alice, one],
      [chen, other],
    ] as const)
      call.gather(id, page, [alice, chen]);
    await call.settle();
    expect(codeOf(one)).toBe(codeOf(other));
    expect(codeOf(one)).not.toBe(before);
    expect(one.state()).toMatchObject({ change: { joined: [], left: [ivo], rekeyed: [] } });
  });

  it('changes with a page that is loaded anew, whose key is a new one', async () => {
    const [one, other] = await gather(alice, chen);
    if (one === undefined || other === undefined) throw new Error('Nobody');
    const before = codeOf(one);
    other.close();
    const reloaded = call.load(chen);
    call.gather(chen, reloaded, [alice, chen]);
    await call.settle();
    expect(codeOf(one)).toBe(codeOf(reloaded));
    expect(codeOf(one)).not.toBe(before);
    expect(one.state()).toMatchObject({ change: { joined: [], left: [], rekeyed: [chen] } });
  });

  it('stays through a renewal of the connection, with other certificates too', async () => {
    const [one, other] = await gather(alice, chen);
    if (one === undefined || other === undefined) throw new Error('Nobody');
    const before = one.state();
    one.setPeers(new Map([[chen, null]]));
    other.setPeers(new Map([[alice, null]]));
    await call.settle();
    call.gather(alice, one, [alice, chen], 1);
    await call.settle();
    call.gather(chen, other, [alice, chen], 1);
    await call.settle();
    await call.clock.pass(60_000);
    await call.settle();
    expect(one.state()).toBe(before);
    expect(codeOf(other)).toBe(codeOf(one));
  });

  it('is remembered as compared until it changes', async () => {
    const [one, other] = await gather(alice, chen);
    if (one === undefined || other === undefined) throw new Error('Nobody');
    one.judge(chen, 'matches');
    await call.settle();
    expect(one.state()).toMatchObject({ verdicts: new Map([[chen, 'matches']]) });
    other.close();
    call.gather(chen, call.load(chen), [alice, chen]);
    await call.settle();
    expect(one.state()).toMatchObject({ kind: 'ready', verdicts: new Map() });
  });

  it('isn’t there while one is alone', async () => {
    const [one] = await gather(alice);
    expect(one?.state()).toEqual({ kind: 'alone' });
  });
});

describe('whatever the order in which people come, go, load anew and hear of it', () => {
  const everybody = [alice, chen, ivo];
  const turn = fc.record({
    what: fc.constantFrom('enter', 'leave', 'reload', 'hear', 'deliver', 'deliver', 'deliver'),
    who: fc.constantFrom(...everybody),
    pick: fc.nat(1_000),
  });

  it('all have the same code once it is over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 30 }), fc.nat(1_000), async (turns, seed) => {
        const world = createVerifiedCall();
        const pages = new Map<ParticipantId, Verification>();
        const hear = (id: ParticipantId): void => {
          const page = pages.get(id);
          if (page !== undefined) world.gather(id, page, [...pages.keys()]);
        };
        const load = (id: ParticipantId): void => {
          pages.get(id)?.close();
          pages.set(id, world.load(id));
        };
        for (const { what, who, pick } of turns) {
          if (what === 'enter' && !pages.has(who)) load(who);
          else if (what === 'reload' && pages.has(who)) load(who);
          else if (what === 'hear') hear(who);
          else if (what === 'deliver') world.talk.deliver((pairs) => pick % Math.max(1, pairs));
          else if (what === 'leave') {
            pages.get(who)?.close();
            pages.delete(who);
            world.talk.unload(who);
          }
          if (pick % 3 === 0) await new Promise((later) => setTimeout(later, 0));
        }
        for (const id of everybody) if (!pages.has(id)) load(id);
        everybody.forEach(hear);
        let count = seed;
        await world.settle((pairs) => (count += 7) % Math.max(1, pairs));
        const codes = [...pages.values()].map(codeOf);
        expect(codes[0]).toMatch(/^\d{3} /);
        expect(new Set(codes).size).toBe(1);
      }),
      { numRuns: 25 },
    );
  });
});
