import type { CallId, ParticipantId } from '@anteroom/domain';
import { isCallId } from '@anteroom/domain';
import { verifyMessage, type VerifyMessage } from '@anteroom/protocol';

import type { FakeClock } from '../fake/fake-clock.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import { createVerification } from '../verify/create-verification.ts';
import type { Fingerprints } from '../verify/fingerprints.ts';
import type { Verification } from '../verify/verification.ts';
import type { VerifyCrypto } from '../verify/verify-crypto.ts';
import { createVerifyCrypto } from '../verify/verify-crypto.ts';
import type { ScriptedTalk } from './scripted-talk.ts';
import { createScriptedTalk } from './scripted-talk.ts';

/** The call of all these tests. */
export const theCall = callNamed('TheCall');

function callNamed(name: string): CallId {
  const id = name.padEnd(22, '_');
  if (!isCallId(id)) throw new Error(`Not an id: ${id}`);
  return id;
}

/** Certificates as each end sees them: what is local to one is remote to the other. */
export function seenBy(self: ParticipantId, other: ParticipantId, renewal = 0): Fingerprints {
  const certificateOf = (id: ParticipantId): string => `sha-256 ${id}:${String(renewal)}`;
  return { local: certificateOf(self), remote: certificateOf(other) };
}

/** The pages of a call that verify each other, without a network. */
export interface VerifiedCall {
  readonly talk: ScriptedTalk;
  readonly clock: FakeClock;
  readonly crypto: VerifyCrypto;
  /** A page with nobody else in it yet. */
  load(self: ParticipantId): Verification;
  /** Tells a page who is there, each with an untouched connection. */
  gather(self: ParticipantId, page: Verification, all: readonly ParticipantId[], renewal?: number): void;
  /** What somebody has said to somebody so far. */
  saidBy(from: ParticipantId, to: ParticipantId): readonly VerifyMessage[];
  /** Delivers everything, and what comes of it, in an order of the test's choosing. */
  settle(choose?: (pairs: number) => number): Promise<void>;
}

/** A call of nobody. */
export function createVerifiedCall(): VerifiedCall {
  const talk = createScriptedTalk();
  const clock = createFakeClock();
  const real = createVerifyCrypto(globalThis.crypto);
  let working = 0;

  async function counted<Result>(work: Promise<Result>): Promise<Result> {
    working += 1;
    try {
      return await work;
    } finally {
      working -= 1;
    }
  }

  const crypto: VerifyCrypto = {
    random: real.random,
    hash: (statement) => counted(real.hash(statement)),
    isSigned: (...all) => counted(real.isSigned(...all)),
    async makeKey() {
      const key = await counted(real.makeKey());
      return { ...key, sign: (statement) => counted(key.sign(statement)) };
    },
  };

  async function rest(): Promise<void> {
    for (let calm = 0; calm < 3; calm += 1) {
      if (working > 0) calm = 0;
      await new Promise((turn) => setTimeout(turn, 0));
    }
  }

  return {
    talk,
    clock,
    crypto,
    load: (self) => createVerification({ callId: theCall, self, talk: talk.load(self), crypto, clock }),
    gather(self, page, all, renewal = 0) {
      page.setPeers(new Map(all.filter((id) => id !== self).map((id) => [id, seenBy(self, id, renewal)])));
    },
    saidBy: (from, to) =>
      talk.said
        .filter((letter) => letter.from === from && letter.to === to)
        .map(({ body }) => verifyMessage.parse(JSON.parse(new TextDecoder().decode(body)))),
    async settle(choose) {
      for (;;) {
        await rest();
        if (!talk.deliver(choose)) return;
      }
    },
  };
}
