import { expect, test } from 'vitest';
import type { Bytes } from './messages.ts';
import { createToolsCall, idOf } from './testing/tools-call.ts';

const file = (length: number): Bytes => Uint8Array.from({ length }, (_, index) => index % 251);

test('a file reaches whoever looks at it, also who comes later, and is forgotten with what showed it', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const alice = call.open('alice');
  await call.talks.settle();
  const bytes = file(300_000);
  const id = chen.start('pages', () => undefined, { name: 'knee.png', bytes });
  await call.talks.settle();
  const sam = call.open('sam');
  await call.talks.settle();
  for (const page of [alice, sam]) {
    const [item] = page.state.read().items;
    if (item === undefined) throw new Error('Nothing runs');
    expect(item.file).toEqual({ name: 'knee.png', size: 300_000 });
    const state = page.fileOf(item);
    await call.talks.settle();
    await call.talks.settle();
    const read = state.read();
    // Compared whole: one by one takes seconds.
    expect(read.status === 'here' && Buffer.from(read.bytes).equals(bytes)).toBe(true);
    expect(page.fileOf(item)).toBe(state);
  }
  chen.stop(id ?? '');
  await call.talks.settle();
  expect(alice.state.read().items).toEqual([]);
});

test.each([
  [
    'more than was said',
    [
      { at: 0, length: 90 },
      { at: 90, length: 90 },
    ],
  ],
  ['a piece that leaves a gap', [{ at: 50, length: 10 }]],
])('%s is broken, and said to be', async (_, pieces) => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  const id = 'b'.repeat(16);
  const item = { id, tool: 'pages', order: 0, file: { name: 'x', size: 100 }, page: 1, play: null } as const;
  const rules = { viewOnly: false, hidden: false, at: 0 };
  await say('chen', { kind: 'running', running: { client: 5, items: [item], rules, stopped: [] } });
  const [running] = chen.state.read().items;
  if (running === undefined) throw new Error('Nothing runs');
  const state = chen.fileOf(running);
  for (const { at, length } of pieces) await say('chen', { kind: 'piece', id, at, bytes: file(length) });
  expect(state.read()).toEqual({ status: 'broken' });
});

test('nobody puts pieces into another’s file, and what is hidden is given to no guest', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const lind = call.open('lind');
  await call.talks.settle();
  const say = call.hostile('alice');
  const id = chen.start('pages', () => undefined, { name: 'a.png', bytes: file(100) }) ?? '';
  await call.talks.settle();
  const [item] = lind.state.read().items;
  if (item === undefined) throw new Error('Nothing runs');
  const state = lind.fileOf(item);
  await say('lind', { kind: 'piece', id, at: 0, bytes: new Uint8Array(100) });
  await call.talks.settle();
  expect(state.read()).toEqual({ status: 'here', bytes: file(100) });
  chen.setRules({ viewOnly: false, hidden: true });
  await call.talks.settle();
  const before = call.talks.sent.length;
  await say('chen', { kind: 'want', id });
  const toAlice = call.talks.sent.slice(before).filter(({ to }) => to === idOf('alice'));
  expect(toAlice).toEqual([]);
});

test('crumbs are broken, and who announces ever more fills nobody’s memory', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  const rules = { viewOnly: false, hidden: false, at: 0 };
  const items = ['a', 'b'].map((letter, order) => {
    const shown = { name: 'x', size: 40_000_000 };
    return { id: letter.repeat(16), tool: 'file', order, file: shown, page: 1, play: null } as const;
  });
  await say('chen', { kind: 'running', running: { client: 5, items, rules, stopped: [] } });
  const [one, two] = chen.state.read().items.map((item) => chen.fileOf(item));
  expect(two?.read()).toEqual({ status: 'declined' });
  await say('chen', { kind: 'piece', id: 'a'.repeat(16), at: 0, bytes: file(1) });
  expect(one?.read()).toEqual({ status: 'broken' });
});

test('a picture or PDF that says it is larger than any may be isn’t shown', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  const shown = { name: 'x', size: 26_214_401 };
  const item = { id: 'a'.repeat(16), tool: 'pages', order: 0, file: shown, page: 1, play: null } as const;
  const rules = { viewOnly: false, hidden: false, at: 0 };
  await say('chen', { kind: 'running', running: { client: 5, items: [item], rules, stopped: [] } });
  expect(chen.state.read().items).toEqual([]);
});
