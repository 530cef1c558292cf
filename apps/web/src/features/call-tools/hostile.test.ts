import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoard } from './board/board.ts';
import type { CallTools } from './call-tools.ts';
import type { Bytes, Running, ToolMessage } from './messages.ts';
import { laboriousUpdate } from './testing/laborious.ts';
import { createToolsCall, idOf } from './testing/tools-call.ts';

const rules = { viewOnly: false, hidden: false, at: 0 };
const itemOf = (id: string, order = 0): Running['items'][number] => ({
  id,
  tool: 'pages',
  order,
  file: { name: 'x.png', size: 100 },
  page: 1,
  play: null,
});
const runs = (...items: Running['items']): ToolMessage => ({
  kind: 'running',
  running: { client: 77, items, rules, stopped: [] },
});
const stroke = { kind: 'stroke', on: 'board', pen: 'pen', colour: 'red', points: new Uint8Array(5) } as const;
const drawn = (page: CallTools) => createBoard(page.document('board')).marks().length;
const words = (page: CallTools) => page.document('text').doc.getText('words').toString();

/** What somebody's page writes under this number, an update for each word. */
function typing(client: number, count: number): readonly Bytes[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Bytes[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(Uint8Array.from(update)));
  for (let word = 0; word < count; word += 1) doc.getText('words').insert(0, 'a');
  return updates;
}

/** The board without its first mark. */
function wiped(page: CallTools): Bytes {
  const doc = new Y.Doc();
  doc.clientID = 77;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(page.document('board').doc));
  doc.getArray('marks').delete(0, 1);
  return Uint8Array.from(Y.encodeStateAsUpdate(doc));
}

test('on the only host’s page a caller’s answer wipes nothing away, and one that wasn’t asked for adds nothing', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  createBoard(chen.document('board')).add(stroke);
  const say = call.hostile('alice');
  await say('chen', { kind: 'state', document: 'board', bytes: wiped(chen) });
  expect(drawn(chen)).toBe(1);
  const [first = new Uint8Array()] = typing(50, 1);
  await say('chen', { kind: 'state', document: 'text', bytes: first });
  expect(words(chen)).toBe('a');
  const [second = new Uint8Array()] = typing(51, 1);
  await say('chen', { kind: 'state', document: 'text', bytes: second });
  expect(words(chen)).toBe('a');
});

test('who announces something under another’s id has it dropped, and a host stops nobody else’s', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const lind = call.open('lind');
  const sam = call.open('sam');
  await call.talks.settle();
  const bytes = Uint8Array.from({ length: 100 }, () => 7);
  const id = chen.start('pages', () => undefined, { name: 'a.png', bytes }) ?? '';
  const ofSam = sam.start('pages', () => undefined, { name: 'b.png', bytes }) ?? '';
  await call.talks.settle();
  const say = call.hostile('alice');
  for (const to of ['lind', 'sam'] as const) await say(to, runs(itemOf(id), itemOf(ofSam)));
  await say('lind', { kind: 'piece', id, at: 0, bytes: new Uint8Array(100) });
  expect(lind.state.read().items.map(({ by }) => by.name)).toEqual(['chen', 'sam']);
  const [item] = lind.state.read().items;
  if (item === undefined) throw new Error('Nothing runs');
  const state = lind.fileOf(item);
  await call.talks.settle();
  expect(state.read()).toEqual({ status: 'here', bytes });
  lind.stop(id);
  await call.talks.settle();
  expect(sam.state.read().items.map(({ by }) => by.name)).toEqual(['sam']);
});

test('however late a caller says that theirs is, a host’s comes after it, and is heard', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const lind = call.open('lind');
  const say = call.hostile('alice');
  for (const to of ['chen', 'lind'] as const) await say(to, runs(itemOf('b'.repeat(16), 1_000_000)));
  for (let time = 0; time < 4; time += 1) {
    chen.start('whiteboard', () => undefined);
    await call.talks.settle();
  }
  expect(lind.state.read().items.map(({ by }) => by.name)).toEqual(['alice', 'chen', 'chen', 'chen', 'chen']);
});

test('a page says nothing of itself that the others couldn’t read', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const lind = call.open('lind');
  await call.talks.settle();
  expect(chen.start('pages', () => undefined, { name: 'x', bytes: new Uint8Array() })).toBeNull();
  const id = chen.start('video', () => undefined, { name: '', bytes: new Uint8Array(1) }) ?? '';
  for (let time = 0; time < 4; time += 1) chen.change(id, { play: { at: -1, since: 0, isPlaying: true } });
  await call.talks.settle();
  expect(lind.state.read().items).toMatchObject([{ id, file: { name: 'file' }, play: null }]);
});

test('what can be read and isn’t taken once in a while is held against nobody, and another page begins anew', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  const [foreign = new Uint8Array()] = typing(50, 1);
  for (let time = 0; time < 5; time += 1) await say('chen', { kind: 'update', document: 'text', bytes: foreign });
  await say('chen', runs(itemOf('b'.repeat(16))));
  expect(chen.state.read().items).toHaveLength(1);
  for (let time = 0; time < 3; time += 1) await say('chen', new Uint8Array([9]));
  await say('chen', runs());
  expect(chen.state.read().items).toHaveLength(1);
  const alice = call.open('alice');
  await call.talks.settle();
  alice.start('whiteboard', () => undefined);
  await call.talks.settle();
  expect(chen.state.read().items.map(({ tool }) => tool)).toEqual(['whiteboard']);
});

test('a page of which a hundred words weren’t taken writes into no document until a moment has passed, and is heard otherwise', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  const [foreign = new Uint8Array()] = typing(50, 1);
  await say('chen', runs());
  for (let time = 0; time < 100; time += 1) await say('chen', { kind: 'update', document: 'text', bytes: foreign });
  call.talks.greetAgain(idOf('alice'));
  await say('chen', runs(itemOf('b'.repeat(16))));
  expect(chen.state.read().items).toHaveLength(1);
  const [own = new Uint8Array()] = typing(77, 1);
  await say('chen', { kind: 'update', document: 'text', bytes: own });
  expect(words(chen)).toBe('');
  call.pass(1000);
  await say('chen', { kind: 'update', document: 'text', bytes: own });
  expect(words(chen)).toBe('a');
});

test('what now and then can’t be taken silences nobody, however long the call is', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  const [foreign = new Uint8Array()] = typing(50, 1);
  await say('chen', runs());
  for (let time = 0; time < 150; time += 1) {
    await say('chen', { kind: 'update', document: 'text', bytes: foreign });
    call.pass(3000);
  }
  const [own = new Uint8Array()] = typing(77, 1);
  await say('chen', { kind: 'update', document: 'text', bytes: own });
  expect(words(chen)).toBe('a');
});

test('a page that says hello again is still not heard after what couldn’t be read', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  for (let time = 0; time < 3; time += 1) await say('chen', new Uint8Array([9]));
  call.talks.greetAgain(idOf('alice'));
  await say('chen', runs(itemOf('b'.repeat(16))));
  expect(chen.state.read().items).toEqual([]);
});

test('who asks on and on is answered a few times, and then once a second', async () => {
  const call = createToolsCall();
  call.open('chen');
  const say = call.hostile('alice');
  const answers = () => call.talks.sent.filter(({ to, body }) => to === idOf('alice') && body[0] === 2).length;
  const ask = { kind: 'ask', document: 'board', bytes: new Uint8Array([0]) } as const;
  for (let time = 0; time < 20; time += 1) await say('chen', ask);
  expect(answers()).toBe(5);
  call.pass(1000);
  for (let time = 0; time < 20; time += 1) await say('chen', ask);
  expect(answers()).toBe(6);
});

test('what stands on something missing is asked for once, and waits for the answer', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  await say('chen', runs());
  const asked = () => call.talks.sent.filter(({ to, body }) => to === idOf('alice') && body[0] === 1 && body[1] === 1);
  const before = asked().length;
  const updates = typing(77, 6);
  for (const bytes of updates.slice(2)) await say('chen', { kind: 'update', document: 'text', bytes });
  expect(asked().length - before).toBe(1);
  await say('chen', { kind: 'state', document: 'text', bytes: Uint8Array.from(Y.mergeUpdates([...updates])) });
  expect(words(chen)).toBe('aaaaaa');
});

test('what a page made to be laborious is taken in part at most, and the others write on', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const lind = call.open('lind');
  const say = call.hostile('alice');
  await say('chen', runs());
  await say('chen', { kind: 'update', document: 'board', bytes: laboriousUpdate('marks', 2000) });
  expect(chen.document('board').doc.getArray('marks').length).toBeLessThan(2200);
  createBoard(lind.document('board')).add(stroke);
  await call.talks.settle();
  expect(drawn(chen)).toBe(1);
});

test('a page that speaks without end isn’t listened to all the time', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const say = call.hostile('alice');
  for (let time = 0; time < 200; time += 1) await say('chen', runs());
  await say('chen', runs(itemOf('b'.repeat(16))));
  expect(chen.state.read().items).toEqual([]);
  call.pass(100);
  await say('chen', runs(itemOf('b'.repeat(16))));
  expect(chen.state.read().items).toHaveLength(1);
});
