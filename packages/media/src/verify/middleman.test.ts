import type { ParticipantId } from '@anteroom/domain';
import type { VerifyMessage } from '@anteroom/protocol';
import { beforeEach, describe, expect, it } from 'vitest';

import { alice, chen, ivo } from '../testing/people.ts';
import type { VerifiedCall } from '../testing/verified-call.ts';
import { createVerifiedCall, seenBy, theCall } from '../testing/verified-call.ts';
import type { Revealed } from './statements.ts';
import { bindingStatement, commitmentStatement } from './statements.ts';
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

describe('a middleman', () => {
  it('who puts own keys in the place of both shows different codes', async () => {
    const sides = [createVerifiedCall(), createVerifiedCall()] as const;
    const [left, right] = sides;
    const pages = {
      alice: left.load(alice),
      asChen: left.load(chen),
      asAlice: right.load(alice),
      chen: right.load(chen),
    };
    left.gather(alice, pages.alice, [alice, chen]);
    left.gather(chen, pages.asChen, [alice, chen]);
    right.gather(alice, pages.asAlice, [alice, chen]);
    right.gather(chen, pages.chen, [alice, chen]);
    await Promise.all(sides.map((side) => side.settle()));
    expect(pages.alice.state().kind).toBe('ready');
    expect(pages.chen.state().kind).toBe('ready');
    expect(codeOf(pages.alice)).not.toBe(codeOf(pages.chen));
  });

  it('who passes on what the pages say, over two connections, is found out', async () => {
    const one = call.load(alice);
    const other = call.load(chen);
    one.setPeers(new Map([[chen, { local: 'sha-256 A', remote: 'sha-256 MIDDLE' }]]));
    other.setPeers(new Map([[alice, { local: 'sha-256 B', remote: 'sha-256 MIDDLE' }]]));
    await call.settle();
    expect(one.state()).toEqual({ kind: 'making' });
    await call.clock.pass(10_000);
    await call.settle();
    expect(one.state()).toEqual({ kind: 'broken', by: [chen] });
    expect(other.state()).toEqual({ kind: 'broken', by: [alice] });
  });

  it('who comes in later, with a renewal, is found out', async () => {
    const [one, other] = await gather(alice, chen);
    one?.setPeers(new Map([[chen, { local: 'sha-256 A', remote: 'sha-256 MIDDLE' }]]));
    other?.setPeers(new Map([[alice, { local: 'sha-256 B', remote: 'sha-256 MIDDLE' }]]));
    await call.settle();
    await call.clock.pass(10_000);
    await call.settle();
    expect(one?.state()).toEqual({ kind: 'broken', by: [chen] });
    expect(other?.state()).toEqual({ kind: 'broken', by: [alice] });
  });

  it('who comes and goes, never for as long as one is patient, is found out', async () => {
    const [one] = await gather(alice, chen);
    for (let turn = 0; turn < 4; turn += 1) {
      one?.setPeers(new Map([[chen, { local: 'sha-256 A', remote: `sha-256 MIDDLE ${String(turn)}` }]]));
      await call.settle();
      await call.clock.pass(3000);
      await call.settle();
      one?.setPeers(new Map([[chen, null]]));
      await call.settle();
      await call.clock.pass(3000);
      await call.settle();
    }
    one?.setPeers(new Map([[chen, { local: 'sha-256 A', remote: 'sha-256 MIDDLE' }]]));
    await call.settle();
    expect(one?.state()).toEqual({ kind: 'broken', by: [chen] });
  });

  it('is no use to one who begins ever new rounds: they are named, and the others go on without them', async () => {
    const [one, other] = await gather(alice, chen);
    if (one === undefined || other === undefined) throw new Error('Nobody');
    const page = call.talk.load(ivo);
    for (const [id, end] of [
      [alice, one],
      [chen, other],
    ] as const)
      call.gather(id, end, [alice, chen, ivo]);
    await call.settle();
    for (let count = 0; count < 300; count += 1) {
      const tag = count.toString(36).padStart(22, 'A');
      void page.send(alice, 'verify', new TextEncoder().encode(JSON.stringify({ kind: 'here', tag })));
      if (count % 50 === 0) await call.settle();
    }
    await call.settle();
    expect(one.state()).toEqual({ kind: 'broken', by: [ivo] });
    for (const [id, end] of [
      [alice, one],
      [chen, other],
    ] as const)
      call.gather(id, end, [alice, chen]);
    await call.settle();
    expect(codeOf(one)).toMatch(/^\d{3} /);
    expect(codeOf(one)).toBe(codeOf(other));
  });

  /** Alice's page, and somebody at the other end who says whatever the test likes. */
  async function liar() {
    const one = call.load(alice);
    const talk = call.talk.load(chen);
    const say = async (message: object): Promise<void> => {
      void talk.send(alice, 'verify', new TextEncoder().encode(JSON.stringify(message)));
      await call.settle();
    };
    talk.on('verify', () => undefined);
    call.gather(alice, one, [alice, chen]);
    await say({ kind: 'here', tag: call.crypto.random(16) });
    const heard = <Kind extends VerifyMessage['kind']>(kind: Kind) =>
      call
        .saidBy(alice, chen)
        .filter((message): message is Extract<VerifyMessage, { kind: Kind }> => message.kind === kind);
    const round = heard('commit')[0]?.round ?? '';
    const key = await call.crypto.makeKey();
    const revealed = (): Revealed => ({ key: key.publicKey, nonce: call.crypto.random(32) });
    const commit = async (to: Revealed): Promise<void> =>
      say({ kind: 'commit', round, commitment: await call.crypto.hash(commitmentStatement(theCall, round, chen, to)) });
    const bind = async (): Promise<void> => {
      const seen = seenBy(chen, alice);
      const signature = await key.sign(bindingStatement(theCall, { from: chen, to: alice, ...seen }));
      await say({ kind: 'bind', ...seen, signature });
    };
    return { one, say, heard, round, revealed, commit, bind };
  }

  it('learns neither key nor chance before having committed', async () => {
    const { heard, commit, revealed } = await liar();
    await call.clock.pass(60_000);
    expect([heard('commit').length, heard('reveal').length, heard('bind').length]).toEqual([1, 0, 0]);
    await commit(revealed());
    expect(heard('reveal')).toHaveLength(1);
  });

  it('who has committed and heard can’t take another key or chance', async () => {
    const { one, say, round, commit, revealed, bind } = await liar();
    const first = revealed();
    const second = revealed();
    await commit(first);
    await commit(second);
    await say({ kind: 'reveal', round, ...second });
    await bind();
    expect(one.state()).toEqual({ kind: 'broken', by: [chen] });
  });

  it('can’t get out of a promise by way of another round', async () => {
    const { one, say, round, commit, revealed, bind } = await liar();
    const second = revealed();
    await commit(revealed());
    await say({ kind: 'commit', round: call.crypto.random(32), commitment: call.crypto.random(32) });
    await commit(second);
    await say({ kind: 'reveal', round, ...second });
    await bind();
    expect(one.state()).toEqual({ kind: 'broken', by: [chen] });
  });

  it('who goes back to a tag of before meets a new chance', async () => {
    const { say, heard, commit, revealed } = await liar();
    await commit(revealed());
    const tag = call.saidBy(chen, alice)[0];
    await say({ kind: 'here', tag: call.crypto.random(16) });
    if (tag !== undefined) await say(tag);
    const commits = heard('commit');
    expect(commits.map(({ round }) => round)).toEqual([commits[0]?.round, commits[1]?.round, commits[0]?.round]);
    expect(new Set(commits.map(({ commitment }) => commitment)).size).toBe(3);
  });

  it('who plays by the rules gets a code, as anybody does', async () => {
    const { one, say, round, commit, revealed, bind } = await liar();
    const own = revealed();
    await commit(own);
    await say({ kind: 'reveal', round, ...own });
    await bind();
    expect(one.state().kind).toBe('ready');
  });

  it('who commits to another’s promise can’t open it', async () => {
    const { one, say, heard, round } = await liar();
    const theirs = heard('commit')[0];
    if (theirs === undefined) throw new Error('Nothing said');
    await say(theirs);
    const opened = heard('reveal')[0];
    if (opened === undefined) throw new Error('Nothing revealed');
    await say({ ...opened, round });
    expect(one.state()).toEqual({ kind: 'broken', by: [chen] });
  });

  it.each([
    ['no JSON', 'x'],
    ['something else', '{"kind":"verdict"}'],
    ['too long a tag', JSON.stringify({ kind: 'here', tag: 'x'.repeat(4_000) })],
    ['an unknown key', JSON.stringify({ kind: 'here', tag: 'x'.repeat(22), callId: theCall })],
  ])('says nothing with %s', async (_, text) => {
    const [one] = await gather(alice, chen);
    const before = one?.state();
    void call.talk.load(ivo).send(alice, 'verify', new TextEncoder().encode(text));
    await call.settle();
    expect(one?.state()).toBe(before);
  });
});
