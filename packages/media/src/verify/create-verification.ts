import type { CallId, ParticipantId } from '@anteroom/domain';
import type { VerifyMessage } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import { browserClock } from '../clock.ts';
import type { PeerRecord } from './peer-record.ts';
import { mostTags, newRecord, remember, sameFingerprints } from './peer-record.ts';
import type { Round, RoundPlace } from './round.ts';
import { beginRound, commitmentsTo, concludeRound } from './round.ts';
import { bindingStatement, roundStatement } from './statements.ts';
import { changeOf, sameState } from './state-of-code.ts';
import type { CodeChange, Verdict, Verification, VerificationState } from './verification.ts';
import type { VerifyTalk } from './verify-channel.ts';
import { hear, say } from './verify-channel.ts';
import type { SigningKey, VerifyCrypto } from './verify-crypto.ts';

/** What a verification needs. */
export interface VerificationOptions {
  readonly callId: CallId;
  readonly self: ParticipantId;
  readonly talk: VerifyTalk;
  readonly crypto: VerifyCrypto;
  readonly clock?: MediaClock;
}

/** How long a connection may differ from the signed one, as it does while it is renewed; milliseconds. */
const patience = 8_000;
/** Each round gives a middleman one guess in 2^40: so many are nothing to them, and more than any call sees. */
const mostRounds = 10_000;

/**
 * Agrees with the pages of a call on a short code (C6): everybody commits to their key and to chance, and reveals both only
 * once everybody has committed, so that nobody can choose theirs by the others'. The certificates of each connection are
 * signed by those keys. The key lives as long as the page.
 */
export function createVerification(options: VerificationOptions): Verification {
  const { callId, self, talk, crypto, clock = browserClock } = options;
  const place: RoundPlace = { callId, self, crypto };
  const records = new Map<ParticipantId, PeerRecord>();
  const listeners = new Set<() => void>();
  let present: ReadonlySet<ParticipantId> = new Set();
  let tag = crypto.random(16);
  let key: SigningKey | null = null;
  let round: Round | null = null;
  let rounds = 0;
  let lastKeys: ReadonlyMap<ParticipantId, string> | null = null;
  let change: CodeChange | null = null;
  let verdicts: ReadonlyMap<ParticipantId, Verdict> = new Map();
  let state: VerificationState = { kind: 'alone' };
  let closed = false;
  let stopWaiting = (): void => undefined;
  let steps: Promise<void> = Promise.resolve();
  let isStepDue = false;

  function recordOf(id: ParticipantId): PeerRecord {
    return records.get(id) ?? newRecord();
  }

  function others(): ReadonlyMap<ParticipantId, PeerRecord> {
    return new Map([...present].map((id) => [id, recordOf(id)]));
  }

  function sayToAll(message: VerifyMessage): void {
    for (const id of present) say(talk, id, message);
  }

  function sayHere(to: ParticipantId): void {
    if (!closed && present.has(to)) say(talk, to, { kind: 'here', tag });
  }

  /** Everything happens one after another; what comes meanwhile is seen by the next step. */
  function goOn(): void {
    // A step that hasn't begun sees all of it.
    if (isStepDue) return;
    isStepDue = true;
    steps = steps.then(async () => {
      isStepDue = false;
      if (closed) return;
      await agree();
      await bind();
      if (!closed) await publish();
    });
  }

  async function agree(): Promise<void> {
    const id = await roundId();
    if (id !== round?.id) {
      round = null;
      for (const [one, record] of records) records.set(one, { ...record, isBound: false, amissSince: null });
      if (id === null || rounds >= mostRounds) return;
      rounds += 1;
      key ??= await crypto.makeKey();
      round = await beginRound(place, id, key.publicKey);
      sayToAll({ kind: 'commit', round: id, commitment: round.commitment });
    }
    if (round === null) return;
    if (round.frozen === null) {
      const commitments = commitmentsTo(round, others());
      if (commitments === null) return;
      round.frozen = commitments;
      sayToAll({ kind: 'reveal', round: round.id, ...round.own });
    }
    if (round.outcome !== null) return;
    round.outcome = await concludeRound(place, round, others());
    if (round.outcome?.kind !== 'code') return;
    change = lastKeys === null ? null : changeOf(lastKeys, round.outcome.keys);
    lastKeys = round.outcome.keys;
    verdicts = new Map();
  }

  async function roundId(): Promise<string | null> {
    const tags = new Map([[self, tag]]);
    for (const [id, record] of others()) {
      if (record.tag === null) return null;
      tags.set(id, record.tag);
    }
    return tags.size < 2 ? null : crypto.hash(roundStatement(callId, tags));
  }

  /** Signs the certificates of each connection: after the reveal, since a signature tells its key. */
  async function bind(): Promise<void> {
    if (key === null || round === null || round.frozen === null) return;
    for (const [id, { seen, signed }] of others()) {
      if (seen === null || sameFingerprints(seen, signed)) continue;
      const signature = await key.sign(bindingStatement(callId, { from: self, to: id, ...seen }));
      if (closed) return;
      records.set(id, { ...recordOf(id), signed: seen });
      say(talk, id, { kind: 'bind', ...seen, signature });
    }
  }

  /** Whether a connection is the one that its other end has signed; null where it can't be said yet. */
  async function isSignedOne(id: ParticipantId, theirKey: string): Promise<boolean | null> {
    const { seen, bind: theirs } = recordOf(id);
    if (seen === null) return null;
    if (theirs === null || theirs.local !== seen.remote || theirs.remote !== seen.local) return false;
    const { local, remote, signature } = theirs;
    return crypto.isSigned(bindingStatement(callId, { from: id, to: self, local, remote }), theirKey, signature);
  }

  async function lookAtConnections(keys: ReadonlyMap<ParticipantId, string>): Promise<readonly ParticipantId[]> {
    const broken: ParticipantId[] = [];
    let next = Infinity;
    for (const id of present) {
      const isRight = await isSignedOne(id, keys.get(id) ?? '');
      const record = recordOf(id);
      // Only the signed connection clears it: one that is torn down again and again before its time is up stays amiss.
      const since = isRight === false ? (record.amissSince ?? clock.now()) : record.amissSince;
      const amissSince = isRight === true ? null : since;
      records.set(id, { ...record, isBound: record.isBound || isRight === true, amissSince });
      if (amissSince === null || isRight === null) continue;
      const left = amissSince + patience - clock.now();
      if (left > 0) next = Math.min(next, left);
      else broken.push(id);
    }
    stopWaiting();
    if (!closed && next < Infinity) stopWaiting = clock.after(next, goOn);
    return broken;
  }

  async function publish(): Promise<void> {
    const next = await stateNow();
    if (closed || sameState(state, next)) return;
    state = next;
    [...listeners].forEach((listener) => listener());
  }

  async function stateNow(): Promise<VerificationState> {
    if (present.size === 0) return { kind: 'alone' };
    const restless = [...others()].filter(([, { tags }]) => tags > mostTags).map(([id]) => id);
    if (restless.length > 0) return { kind: 'broken', by: restless };
    if (rounds >= mostRounds) return { kind: 'broken', by: [...present] };
    const outcome = round?.outcome ?? null;
    if (outcome === null) return { kind: 'making' };
    if (outcome.kind === 'broken') return outcome;
    const by = await lookAtConnections(outcome.keys);
    if (by.length > 0) return { kind: 'broken', by };
    if ([...others().values()].some(({ isBound }) => !isBound)) return { kind: 'making' };
    return { kind: 'ready', code: outcome.code, verdicts, change };
  }

  const stops = [
    hear(talk, (from, message) => {
      records.set(from, remember(recordOf(from), message));
      goOn();
    }),
    talk.onMet(sayHere),
  ];

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setPeers(peers) {
      if (closed) return;
      const isSame = peers.size === present.size && [...peers.keys()].every((id) => present.has(id));
      const changed = [...peers].filter(([id, seen]) => !sameFingerprints(recordOf(id).seen, seen));
      for (const [id, seen] of changed) records.set(id, { ...recordOf(id), seen });
      if (!isSame) {
        present = new Set(peers.keys());
        // With the old one a round of before could come again, in which this page has revealed everything.
        tag = crypto.random(16);
        talk.met().forEach(sayHere);
      }
      if (!isSame || changed.length > 0) goOn();
    },
    judge(id, verdict) {
      if (!present.has(id)) return;
      verdicts = new Map([...verdicts, [id, verdict]]);
      goOn();
    },
    close() {
      closed = true;
      stopWaiting();
      stops.forEach((stop) => stop());
      listeners.clear();
    },
  };
}
