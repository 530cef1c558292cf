import { describe, expect, it } from 'vitest';

import type { PairKnowledge, SignalVerdict } from './judge-signal.ts';
import { judgeSignal } from './judge-signal.ts';

const offer = { description: { type: 'offer', sdp: '' } } as const;
const candidate = { candidate: { candidate: '' } } as const;
const greeting = {};
const knows = (theirs: string | null, committed: boolean): PairKnowledge => ({
  own: 'our-2',
  theirs,
  committed,
  past: new Set(['their-1']),
});
const nothing = knows(null, false);
const heard = knows('their-2', false);
const connected = knows('their-2', true);

describe('whether a signal belongs to the present pair of connections', () => {
  it.each<[string, PairKnowledge, string, string | undefined, object, SignalVerdict]>([
    ['the first offer', nothing, 'their-2', undefined, offer, 'bind'],
    ['the first greeting', nothing, 'their-2', undefined, greeting, 'bind'],
    ['a candidate that overtook its offer', nothing, 'their-2', undefined, candidate, 'bind'],
    ['an answer to us', heard, 'their-2', 'our-2', offer, 'take'],
    ['a candidate for us', connected, 'their-2', 'our-2', candidate, 'take'],
    ['a candidate for an earlier connection of ours', connected, 'their-2', 'our-1', candidate, 'drop'],
    ['an offer for an earlier connection of ours', connected, 'their-2', 'our-1', offer, 'remind'],
    ['an offer for a page of ours before this one', nothing, 'their-2', 'our-1', offer, 'remind'],
    ['a page that was loaded anew', connected, 'their-3', undefined, offer, 'renew'],
    ['a greeting of a page that was loaded anew', connected, 'their-3', undefined, greeting, 'renew'],
    ['a page that was loaded anew before we agreed', heard, 'their-3', undefined, offer, 'bind'],
    ['candidates of some other connection', connected, 'their-3', undefined, candidate, 'drop'],
    ['candidates of another before we agreed', heard, 'their-3', undefined, candidate, 'drop'],
    ['what a past connection still says to us', connected, 'their-1', 'our-2', offer, 'drop'],
    ['a connection taken for past that still opens', connected, 'their-1', undefined, greeting, 'renew'],
  ])('%s', (_what, known, generation, answering, body, verdict) => {
    expect(judgeSignal(known, { generation, ...(answering === undefined ? {} : { answering }), ...body })).toBe(
      verdict,
    );
  });
});
