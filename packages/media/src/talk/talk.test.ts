import { beforeEach, describe, expect, it } from 'vitest';

import { createMeshCall, type MeshCall, type Page } from '../testing/mesh-call.ts';
import { alice, chen, ivo } from '../testing/people.ts';
import { noPage, pieceLength, readFrame, writeFrame } from './frames.ts';
import type { Talk } from './talk.ts';
import { createTalk, messageLimit, mostWaiting } from './talk.ts';

const text = (words: string) => new TextEncoder().encode(words);
const nameOf = (page: number) => page.toString(16).padStart(32, '0');
const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

let call: MeshCall;
let pages = 0;

beforeEach(() => {
  call = createMeshCall();
});

/** A page's talk, and what it hears on the topic *chat*. */
function talkOf(page: Page): { readonly talk: Talk; readonly heard: string[]; readonly met: string[] } {
  pages += 1;
  const talk = createTalk({ session: page.session, page: nameOf(pages) });
  const heard: string[] = [];
  const met: string[] = [];
  talk.on('chat', (from, body) => heard.push(`${from}: ${words(body)}`));
  talk.onMet((peer) => met.push(peer));
  return { talk, heard, met };
}

async function two() {
  const one = call.load(alice);
  const other = call.load(chen);
  const ends = { one, other, a: talkOf(one), b: talkOf(other) };
  one.session.setPeers([chen]);
  other.session.setPeers([alice]);
  await call.clock.settle();
  return ends;
}

describe('what pages of a call say to each other', () => {
  it('arrives, and is known to have arrived', async () => {
    const { a, b } = await two();
    const arrival = a.talk.send(chen, 'chat', text('Good morning'));
    expect(a.talk.waiting(chen)).toBe(12 + 64);
    await call.clock.settle();
    expect(await arrival).toBe(true);
    expect(b.heard).toEqual([`${alice}: Good morning`]);
    expect(a.talk.waiting(chen)).toBe(0);
  });

  it('may be said before there is a way', async () => {
    const one = call.load(alice);
    const a = talkOf(one);
    one.session.setPeers([chen]);
    const arrival = a.talk.send(chen, 'chat', text('Are you there?'));
    await call.clock.settle();
    const other = call.load(chen);
    const b = talkOf(other);
    other.session.setPeers([alice]);
    await call.clock.pass(3000);
    expect(await arrival).toBe(true);
    expect(b.heard).toEqual([`${alice}: Are you there?`]);
  });

  it('arrives whole, however long it is, and in order', async () => {
    const { a, b } = await two();
    const long = 'x'.repeat(messageLimit);
    const middle = 'y'.repeat(pieceLength);
    for (const said of [long, 'short', middle, '']) void a.talk.send(chen, 'chat', text(said));
    await call.clock.settle();
    expect(b.heard).toEqual([long, 'short', middle, ''].map((said) => `${alice}: ${said}`));
  });

  it('arrives once, over a renewal of the connection with messages on their way', async () => {
    const { one, a, b } = await two();
    const said = Array.from({ length: 40 }, (_, index) => `${String(index)} ${'z'.repeat(index * 1500)}`);
    const arrivals: Promise<boolean>[] = [];
    for (const [index, each] of said.entries()) {
      arrivals.push(a.talk.send(chen, 'chat', text(each)));
      if (index % 10 === 5) one.session.restart();
      if (index % 10 === 7) await call.clock.pass(1);
    }
    await call.clock.pass(30_000);
    expect(await Promise.all(arrivals)).toEqual(said.map(() => true));
    expect(b.heard).toEqual(said.map((each) => `${alice}: ${each}`));
  });

  it('waits while the network is away', async () => {
    const { a, b } = await two();
    call.web.interrupt();
    await call.clock.settle();
    const arrival = a.talk.send(chen, 'chat', text('Still here'));
    await call.clock.settle();
    expect(b.heard).toEqual([]);
    call.web.heal();
    await call.clock.settle();
    expect(await arrival).toBe(true);
    expect(b.heard).toEqual([`${alice}: Still here`]);
  });

  it('meets a page that was loaded anew as one that knows nothing', async () => {
    const { a, b } = await two();
    expect(a.met).toEqual([chen]);
    void a.talk.send(chen, 'chat', text('Before'));
    await call.clock.settle();
    b.talk.close();
    const reloaded = call.load(chen);
    const late = talkOf(reloaded);
    const lost = a.talk.send(chen, 'chat', text('To the page that is gone'));
    reloaded.session.setPeers([alice]);
    await call.clock.pass(10_000);
    expect(await lost).toBe(false);
    expect(a.met).toEqual([chen, chen]);
    const after = a.talk.send(chen, 'chat', text('After'));
    await call.clock.settle();
    expect(await after).toBe(true);
    expect(late.heard).toEqual([`${alice}: After`]);
  });

  it('goes on with a page that was taken out and in again at one end alone', async () => {
    const { one, a, b } = await two();
    void a.talk.send(chen, 'chat', text('Before'));
    void b.talk.send(alice, 'chat', text('Before'));
    await call.clock.settle();
    one.session.setPeers([]);
    one.session.setPeers([chen]);
    await call.clock.pass(10_000);
    const there = a.talk.send(chen, 'chat', text('After'));
    const back = b.talk.send(alice, 'chat', text('After'));
    await call.clock.settle();
    expect(await Promise.all([there, back])).toEqual([true, true]);
    expect([a.heard, b.heard]).toEqual([
      [`${chen}: Before`, `${chen}: After`],
      [`${alice}: Before`, `${alice}: After`],
    ]);
    expect(b.met).toEqual([alice, alice]);
  });

  it('says of those who left that it has not arrived', async () => {
    const { one, a } = await two();
    call.web.interrupt();
    await call.clock.settle();
    const arrival = a.talk.send(chen, 'chat', text('Too late'));
    one.session.setPeers([]);
    expect(await arrival).toBe(false);
    expect(await a.talk.send(chen, 'chat', text('Nobody'))).toBe(false);
    expect(a.talk.met()).toEqual([]);
  });

  it('is private to who it is for', async () => {
    const all = [alice, chen, ivo];
    const loaded = all.map((id) => call.load(id));
    const [a, b, c] = loaded.map(talkOf);
    for (const { session } of loaded) session.setPeers(all);
    await call.clock.settle();
    void a?.talk.send(chen, 'chat', text('For you alone'));
    await call.clock.settle();
    expect([b?.heard.length, c?.heard.length]).toEqual([1, 0]);
  });

  it('is kept for a part of the page that is still loading', async () => {
    const { a, b } = await two();
    void a.talk.send(chen, 'tools', text('one'));
    void a.talk.send(chen, 'tools', text('two'));
    await call.clock.settle();
    const heard: string[] = [];
    b.talk.on('tools', (_from, body) => heard.push(words(body)));
    expect(heard).toEqual(['one', 'two']);
    const met: string[] = [];
    b.talk.onMet((peer) => met.push(peer));
    expect(met).toEqual([alice]);
  });

  it('holds back while much waits in the browser, and goes on when it has drained', async () => {
    const { one, a, b } = await two();
    const connection = one.open()[0];
    if (connection === undefined) throw new Error('Two were connected.');
    connection.unsent = 1_000_000;
    const arrival = a.talk.send(chen, 'chat', text('Patience'));
    await call.clock.settle();
    expect(b.heard).toEqual([]);
    connection.drain();
    await call.clock.settle();
    expect(await arrival).toBe(true);
  });

  it('is refused where it is longer than a message may be, or on no topic', async () => {
    const { a } = await two();
    await expect(a.talk.send(chen, 'chat', new Uint8Array(messageLimit + 1))).rejects.toThrow(RangeError);
    await expect(a.talk.send(chen, 'a topic', new Uint8Array(1))).rejects.toThrow(RangeError);
  });

  it('hears nothing any more from a page that says more than a message may be', async () => {
    const { one, b } = await two();
    const piece = (number: number, isLast: boolean) =>
      writeFrame({ kind: 'piece', number, isLast, topic: 'chat', body: new Uint8Array(pieceLength) });
    for (let sent = 0; sent <= messageLimit; sent += pieceLength) one.session.sendBytes(chen, piece(1, false));
    one.session.sendBytes(chen, piece(1, true));
    one.session.sendBytes(chen, piece(2, true));
    await call.clock.settle();
    expect(b.heard).toEqual([]);
  });

  it('hears nothing any more from a page that cuts a message into crumbs', async () => {
    for (const crumb of [0, 1]) {
      call = createMeshCall();
      const { one, b } = await two();
      const piece = (number: number, isLast: boolean, length: number) =>
        writeFrame({ kind: 'piece', number, isLast, topic: 'chat', body: new Uint8Array(length) });
      one.session.sendBytes(chen, piece(1, false, crumb));
      one.session.sendBytes(chen, piece(1, true, 5));
      one.session.sendBytes(chen, piece(1, true, 5));
      await call.clock.settle();
      expect(b.heard).toEqual([]);
    }
  });

  it('keeps only so much for a page that never says that anything has arrived', async () => {
    const { one, a } = await two();
    const connection = one.open()[0];
    if (connection === undefined) throw new Error('Two were connected.');
    connection.unsent = 1_000_000;
    const answers: boolean[] = [];
    for (let count = 0; count < 10; count += 1) {
      void a.talk.send(chen, 'chat', new Uint8Array(messageLimit)).then((arrived) => answers.push(arrived));
    }
    await call.clock.settle();
    expect(answers).toEqual([false, false, false]);
    expect(a.talk.waiting(chen)).toBeLessThanOrEqual(mostWaiting);
  });

  it('meets only so many pages of one participant', async () => {
    const { other, a } = await two();
    for (let page = 1000; page < 1300; page += 1) {
      other.session.sendBytes(alice, writeFrame({ kind: 'hello', page: nameOf(page), yours: noPage, arrived: 0 }));
    }
    await call.clock.settle();
    expect(a.met.length).toBeLessThanOrEqual(100);
  });

  it('meets a page only so often that says over and over that it has forgotten all', async () => {
    const { one, other, a } = await two();
    const connection = one.open()[0];
    if (connection === undefined) throw new Error('Two were connected.');
    connection.unsent = 1_000_000;
    a.talk.onMet((peer) => void a.talk.send(peer, 'chat', text('Welcome')));
    const before = a.talk.waiting(chen);
    const hello = writeFrame({ kind: 'hello', page: nameOf(pages), yours: noPage, arrived: 0 });
    for (let time = 0; time < 300; time += 1) other.session.sendBytes(alice, hello);
    await call.clock.settle();
    expect(a.met.length).toBeLessThanOrEqual(100);
    expect(a.talk.waiting(chen) - before).toBeLessThanOrEqual(100 * (7 + 64));
  });

  it('says what waits over again for so many hellos of one channel, and for no more', async () => {
    const one = call.load(alice);
    const other = call.load(chen);
    const a = talkOf(one);
    let pieces = 0;
    other.session.onBytes((_from, bytes) => (pieces += readFrame(bytes)?.kind === 'piece' ? 1 : 0));
    one.session.setPeers([chen]);
    other.session.setPeers([alice]);
    void a.talk.send(chen, 'chat', text('Never said to have arrived'));
    await call.clock.settle();
    const hello = writeFrame({ kind: 'hello', page: nameOf(999), yours: nameOf(pages), arrived: 0 });
    for (let time = 0; time < 500; time += 1) other.session.sendBytes(alice, hello);
    await call.clock.settle();
    expect(pieces).toBe(200);
  });

  it('takes no word of having arrived for what was never sent', async () => {
    const { one, other, a } = await two();
    const connection = one.open()[0];
    if (connection === undefined) throw new Error('Two were connected.');
    connection.unsent = 1_000_000;
    let answer: boolean | null = null;
    void a.talk.send(chen, 'chat', text('Held back')).then((arrived) => (answer = arrived));
    other.session.sendBytes(alice, writeFrame({ kind: 'arrived', number: 7 }));
    await call.clock.settle();
    expect(answer).toBeNull();
    expect(a.talk.waiting(chen)).toBe(9 + 64);
  });
});
