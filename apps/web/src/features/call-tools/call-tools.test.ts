import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoard } from './board/board.ts';
import { writePoints } from './board/marks.ts';
import type { CallTools } from './call-tools.ts';
import type { Bytes } from './messages.ts';
import { createToolsCall } from './testing/tools-call.ts';

const stroke = {
  kind: 'stroke',
  on: 'board',
  pen: 'pen',
  colour: 'red',
  points: writePoints([
    [0.1, 0.1, 0],
    [0.5, 0.5, 0],
  ]),
} as const;

const running = (page: CallTools) => page.state.read().items.map(({ tool, by }) => `${tool} of ${by.name}`);
const drawn = (page: CallTools) => createBoard(page.document('board')).marks().length;
const words = (page: CallTools) => page.document('text').doc.getText('words').toString();
const write = (page: CallTools, text: string) => {
  const document = page.document('text');
  return document.write(() => document.doc.getText('words').insert(0, text));
};

test('everybody sees what runs and by whom, who comes later too', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const alice = call.open('alice');
  chen.start('whiteboard', () => undefined);
  alice.start('screen', () => undefined);
  await call.talks.settle();
  const sam = call.open('sam');
  await call.talks.settle();
  for (const page of [chen, alice, sam]) expect(running(page)).toEqual(['whiteboard of chen', 'screen of alice']);
});

test('a host stops anybody’s, and its owner’s page ends it; a caller stops only their own', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const alice = call.open('alice');
  const ended: string[] = [];
  await call.talks.settle();
  const own = alice.start('screen', () => ended.push('screen'));
  await call.talks.settle();
  const board = chen.start('whiteboard', () => ended.push('whiteboard'));
  await call.talks.settle();
  alice.stop(board ?? '');
  await call.talks.settle();
  expect(running(alice)).toEqual(['screen of alice', 'whiteboard of chen']);
  chen.stop(own ?? '');
  await call.talks.settle();
  expect(ended).toEqual(['screen']);
  for (const page of [chen, alice]) expect(running(page)).toEqual(['whiteboard of chen']);
});

test('what somebody runs ends with their leaving', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  call.open('alice').start('screen', () => undefined);
  await call.talks.settle();
  call.leave('alice');
  expect(running(chen)).toEqual([]);
});

test('who comes later has the drawing and the text, though their author has left', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const alice = call.open('alice');
  await call.talks.settle();
  createBoard(alice.document('board')).add(stroke);
  write(alice, 'Two tablets');
  await call.talks.settle();
  call.leave('alice');
  const sam = call.open('sam');
  await call.talks.settle();
  for (const page of [chen, sam]) {
    expect(drawn(page)).toBe(1);
    expect(words(page)).toBe('Two tablets');
  }
});

test('the only host who loads anew has everything again, from a caller', async () => {
  const call = createToolsCall();
  createBoard(call.open('chen').document('board')).add(stroke);
  const alice = call.open('alice');
  await call.talks.settle();
  write(alice, 'Ten drops');
  await call.talks.settle();
  const chen = call.open('chen');
  await call.talks.settle();
  expect(drawn(chen)).toBe(1);
  expect(words(chen)).toBe('Ten drops');
});

test('view only: a caller sees, and neither starts nor writes; a page that does all the same isn’t heard', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const alice = call.open('alice');
  const sam = call.open('sam');
  await call.talks.settle();
  const screen: string[] = [];
  alice.start('screen', () => screen.push('ended'));
  chen.start('whiteboard', () => undefined);
  await call.talks.settle();
  chen.setRules({ viewOnly: true, hidden: false });
  await call.talks.settle();
  expect(screen).toEqual(['ended']);
  expect(running(alice)).toEqual(['whiteboard of chen']);
  expect(alice.start('screen', () => undefined)).toBeNull();
  expect(createBoard(alice.document('board')).add(stroke)).toBeNull();
  expect(write(alice, 'no')).toBe(false);
  createBoard(chen.document('board')).add(stroke);
  await call.talks.settle();
  expect(drawn(alice)).toBe(1);

  const say = call.hostile('alice');
  const text = new Y.Doc();
  text.clientID = 77;
  text.getText('words').insert(0, 'forged');
  for (const to of ['chen', 'sam'] as const) {
    const item = { id: 'a'.repeat(16), tool: 'whiteboard', order: 9, file: null, page: 1, play: null } as const;
    const rules = { viewOnly: false, hidden: false, at: 99 };
    await say(to, { kind: 'running', running: { client: 77, items: [item], rules, stopped: [] } });
    await say(to, { kind: 'update', document: 'text', bytes: stateOf(text) });
    await say(to, { kind: 'state', document: 'text', bytes: stateOf(text) });
  }
  for (const page of [chen, sam]) {
    expect(page.state.read().rules.viewOnly).toBe(true);
    expect(running(page)).toEqual(['whiteboard of chen']);
    expect(words(page)).toBe('');
  }
});

test('hidden: nothing of it is sent to guests, screens end, and afterwards they catch up', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  const lind = call.open('lind');
  const alice = call.open('alice');
  await call.talks.settle();
  const ended: string[] = [];
  chen.start('screen', () => ended.push('screen'));
  chen.start('whiteboard', () => undefined);
  chen.setRules({ viewOnly: false, hidden: true });
  await call.talks.settle();
  expect(ended).toEqual(['screen']);
  expect(running(alice)).toEqual([]);
  const before = call.talks.sent.length;
  write(chen, 'Hidden words');
  await call.talks.settle();
  expect(words(lind)).toBe('Hidden words');
  const after = call.talks.sent.slice(before).map(({ body }) => new TextDecoder().decode(body));
  expect(after.filter((body) => body.includes('Hidden words'))).toHaveLength(1);
  expect(words(alice)).toBe('');
  lind.setRules({ viewOnly: false, hidden: false });
  await call.talks.settle();
  expect(words(alice)).toBe('Hidden words');
  expect(running(alice)).toEqual(['whiteboard of chen']);
});

test('a host’s rules outlive that host as long as another one is there', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  call.open('lind');
  const alice = call.open('alice');
  await call.talks.settle();
  chen.setRules({ viewOnly: true, hidden: false });
  await call.talks.settle();
  call.leave('chen');
  expect(alice.state.read().mayUse).toBe(false);
});

test('a caller draws under no other’s number, and takes away nobody else’s strokes', async () => {
  const call = createToolsCall();
  const chen = call.open('chen');
  createBoard(chen.document('board')).add(stroke);
  const lind = call.open('lind');
  await call.talks.settle();
  const say = call.hostile('alice');
  const theirs = new Y.Doc();
  theirs.clientID = 50;
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(chen.document('board').doc));
  theirs.getArray('marks').delete(0, 1);
  await say('chen', { kind: 'update', document: 'board', bytes: stateOf(theirs) });
  const forged = new Y.Doc();
  forged.clientID = chen.document('board').doc.clientID;
  forged.getArray('marks').push([{ ...stroke, id: '1-9' }]);
  await say('lind', { kind: 'update', document: 'board', bytes: stateOf(forged) });
  expect(drawn(chen)).toBe(1);
  expect(drawn(lind)).toBe(1);
  createBoard(chen.document('board')).add(stroke);
  await call.talks.settle();
  expect(drawn(lind)).toBe(2);
});

test.each<[string, Bytes]>([
  ['nothing', new Uint8Array()],
  ['an unknown kind', new Uint8Array([9, 1, 2, 3])],
  ['an unknown document', new Uint8Array([3, 7, 0, 0])],
  ['a broken update', new Uint8Array([3, 0, 255, 255, 255, 255, 12, 4])],
  ['a cut one', new Uint8Array([3, 1, ...stateOf(sample()).slice(0, 9)])],
  ['no JSON', new Uint8Array([0, 123])],
  ['unknown keys', new Uint8Array([0, ...new TextEncoder().encode('{"client":5,"items":[],"admin":true}')])],
])('%s changes nothing, and the third time its sender isn’t heard any more', async (_, bytes) => {
  const call = createToolsCall();
  const chen = call.open('chen');
  write(chen, 'Stays');
  const say = call.hostile('alice');
  const item = { id: 'a'.repeat(16), tool: 'whiteboard', order: 9, file: null, page: 1, play: null } as const;
  const rules = { viewOnly: false, hidden: false, at: 0 };
  for (let time = 0; time < 3; time += 1) await say('chen', bytes);
  await say('chen', { kind: 'running', running: { client: 5, items: [item], rules, stopped: [] } });
  expect(words(chen)).toBe('Stays');
  expect(running(chen)).toEqual([]);
});

function sample(): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'Cut off');
  return doc;
}

function stateOf(doc: Y.Doc): Bytes {
  return Uint8Array.from(Y.encodeStateAsUpdate(doc));
}
