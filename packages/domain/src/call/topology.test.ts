import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../result.ts';
import { callId, participant, person } from '../testing/sample-ids.ts';
import type { Topology } from './media-state.ts';
import { participantsOf, type OpenCall } from './state.ts';
import {
  callAfterMedia,
  encryptionOf,
  isUnable,
  mostPeopleIn,
  topologyOf,
  withTopology,
  type MediaCommand,
} from './topology.ts';

const host = { kind: 'provider', participantId: participant(100), personId: person(1), joinedAt: 0 } as const;

/** A call of Dr Chen and so many guests, numbered from 1. */
function callOf(people: number, media: Partial<Pick<OpenCall, 'media'>> = {}): OpenCall {
  const guests = Array.from({ length: people - 1 }, (_, index) => {
    return { kind: 'guest', participantId: participant(index + 1), joinedAt: 0 } as const;
  });
  return {
    ...{ status: 'open', id: callId(1), startedAt: 0, providers: [host], stays: [], roomId: null, guests },
    ...{ lock: null, held: [] },
    ...media,
  };
}

/** The same call with so many people in it. */
const sized = (call: OpenCall, people: number): OpenCall => ({ ...call, guests: callOf(people).guests });

const there = { now: 1_000, hasMediaServer: true } as const;

function told(call: OpenCall, command: MediaCommand, now = 1_000): OpenCall {
  const after = callAfterMedia(call, command, { now });
  if (!after.ok) throw new Error(after.refusal);
  return after.value;
}

const strain = (number: number, strained = true): MediaCommand => ({
  type: 'report-strain',
  participantId: participant(number),
  strained,
});
const refusal = (result: Result<OpenCall, string>) => (result.ok ? null : result.refusal);

/** A call that was through the media server, with so many people left in it. */
const large = (people: number): OpenCall => sized(withTopology(callOf(7), there), people);

describe('A call travels', () => {
  const rows: readonly (readonly [string, OpenCall, boolean, Topology])[] = [
    ['two', callOf(2), true, 'mesh'],
    ['six', callOf(6), true, 'mesh'],
    ['the seventh comes', callOf(7), true, 'media-server'],
    ['twenty', callOf(20), true, 'media-server'],
    ['six are left', large(6), true, 'media-server'],
    ['five are left', large(5), true, 'media-server'],
    ['four are left', large(4), true, 'mesh'],
    ['three, one with a weak line', told(callOf(3), strain(1)), true, 'media-server'],
    ['two, one with a weak line', told(callOf(2), strain(1)), true, 'mesh'],
    ['four are left, one with a weak line', told(large(4), strain(1)), true, 'media-server'],
    ['whoever has the weak line has left', sized(told(callOf(4), strain(3)), 3), true, 'mesh'],
    ['a weak line without a media server', told(callOf(3), strain(1)), false, 'mesh'],
    ['six are left, and the media server is gone', large(6), false, 'mesh'],
    ['nine are left, and the media server is gone', large(9), false, 'media-server'],
  ];
  test.each(rows)('%s', (_what, call, hasMediaServer, expected) => {
    expect(topologyOf(withTopology(call, { hasMediaServer }))).toBe(expected);
  });

  test('says nothing where there is nothing to say', () => {
    expect(withTopology(large(2), there)).toStrictEqual(callOf(2));
  });
});

describe('Most people in a call', () => {
  test.each([
    [{}, 6],
    [{ hasMediaServer: true }, 20],
    [{ hasMediaServer: true, mostPeople: 9 }, 9],
    [{ hasMediaServer: false, mostPeople: 9 }, 6],
    [{ hasMediaServer: true, mostPeople: 50 }, 20],
  ])('with %o', (context, most) => {
    expect(mostPeopleIn(context)).toBe(most);
  });
});

describe('A strain', () => {
  test('is noted once, with when it began', () => {
    const twice = told(told(callOf(3), strain(1), 5), strain(1), 9);
    expect(twice.media?.strained).toEqual([{ participantId: participant(1), since: 5 }]);
  });

  test('that is over at once is none of the line: with the media server it always is', () => {
    const strained = told(callOf(3), strain(1), 0);
    expect(told(strained, strain(1, false), 59_999)).toBe(strained);
    expect(withTopology(told(strained, strain(1, false), 60_000), there)).toStrictEqual(callOf(3));
  });

  test('is nobody’s who isn’t inside', () => {
    expect(refusal(callAfterMedia(callOf(3), strain(9), there))).toBe('not-in-this-call');
  });
});

describe('Who can’t encrypt', () => {
  const unable = (able: boolean): MediaCommand => ({
    type: 'report-encryption',
    participantId: participant(1),
    able,
  });
  const allow: MediaCommand = { type: 'allow-unencrypted', by: person(1) };

  test('is known until they leave or can', () => {
    const call = withTopology(told(large(7), unable(false)), there);
    expect([isUnable(call, participant(1)), isUnable(call, participant(2))]).toEqual([true, false]);
    expect(isUnable(told(call, unable(true)), participant(1))).toBe(false);
    expect(told(call, unable(false))).toBe(call);
    expect(isUnable(withTopology({ ...call, guests: [] }, there), participant(1))).toBe(false);
    expect(refusal(callAfterMedia(callOf(1), unable(false), there))).toBe('not-in-this-call');
  });

  test('is let in by a host alone, and then the call isn’t encrypted until it is a mesh again', () => {
    const call = large(7);
    expect(refusal(callAfterMedia(call, { ...allow, by: person(2) }, there))).toBe('not-in-this-call');
    const open = withTopology(told(call, allow, 5), there);
    expect([encryptionOf(call), encryptionOf(open), told(open, allow, 9)]).toEqual(['end-to-end', 'off', open]);
    const back = withTopology(sized(open, 4), there);
    expect([encryptionOf(back), encryptionOf(withTopology(sized(back, 7), there))]).toEqual([
      'end-to-end',
      'end-to-end',
    ]);
  });

  test('a mesh is always encrypted: there is nothing to allow', () => {
    expect(told(callOf(3), allow)).toStrictEqual(callOf(3));
  });
});

test('Whoever comes, goes and says what, the way fits the people, and looking again changes nothing', () => {
  const step = fc.record({
    people: fc.integer({ min: 1, max: 20 }),
    isThere: fc.boolean(),
    strained: fc.option(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean())),
    later: fc.integer({ min: 0, max: 200_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let call = callOf(2);
      let now = 0;
      for (const { people, isThere, strained, later } of steps) {
        now += later;
        const before = topologyOf(call);
        const context = { now, hasMediaServer: isThere };
        // Nobody comes in beyond what there is room for; those inside stay.
        call = sized(call, Math.min(people, Math.max(mostPeopleIn(context), participantsOf(call).length)));
        if (strained !== null) {
          const said = callAfterMedia(call, strain(strained[0], strained[1]), context);
          if (said.ok) call = said.value;
        }
        call = withTopology(call, context);
        expect(withTopology(call, context)).toStrictEqual(call);
        const inside = participantsOf(call).length;
        const after = topologyOf(call);
        if (inside > 6) expect(after).toBe('media-server');
        if (!isThere && inside <= 6) expect(after).toBe('mesh');
        const isStrained = (call.media?.strained.length ?? 0) > 0;
        if (inside <= 4 && !isStrained) expect(after).toBe('mesh');
        if (isThere && !isStrained && (inside === 5 || inside === 6)) expect(after).toBe(before);
      }
    }),
  );
});
