import { chatFileLimit, chatPieceLength, chatTextLimit, chatTopic } from '@anteroom/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChat, writeMessage, writePiece } from './chat-codec.ts';
import { entryLimit } from './chat-state.ts';
import { roomForAll } from './incoming-files.ts';
import { createFakeCall } from './testing/fake-call.ts';
import type { FakeCall, FakePage } from './testing/fake-call.ts';

// A page of somebody who means harm says whatever it likes in the chat. It may fill its own lines, and nothing else.

const fileId = (index: number): string => String(index).padStart(22, 'f');
const lines = ({ chat }: FakePage) => chat.state.read().entries;

function withAVillain(): { call: FakeCall; chen: FakePage; say: (body: Uint8Array<ArrayBuffer>) => void } {
  const call = createFakeCall();
  const chen = call.enter('Chen');
  const villain = call.enter('Villain');
  return { call, chen, say: (body) => void villain.talk.send(chen.id, chatTopic, body) };
}
const json = (value: unknown): Uint8Array<ArrayBuffer> => {
  const text = new TextEncoder().encode(JSON.stringify(value));
  return Uint8Array.from([1, ...text]);
};

test('random bytes are no message, and throw nothing', async () => {
  const { call, chen, say } = withAVillain();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 1, 2, 3), (bytes, kind) => {
      const body = Uint8Array.from([kind, ...bytes]);
      const read = readChat(body);
      expect(read === null || read.type === 'piece').toBe(true);
      say(body);
    }),
    { numRuns: 500 },
  );
  await call.settle();
  expect(lines(chen)).toEqual([]);
});

test('random values in the shape of messages are taken only where they are exactly one', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string()),
    fc.object(),
  );
  const message = fc.record(
    {
      type: fc.oneof(fc.constantFrom('said', 'file', 'stopped', 'refused'), value),
      text: value,
      id: fc.oneof(fc.constant(fileId(1)), value),
      name: value,
      size: fc.oneof(fc.integer({ min: -10, max: 2 * chatFileLimit }), fc.double(), value),
      isPrivate: value,
      why: value,
      from: value,
      ['__proto__']: value,
    },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(message, (sample) => {
      const read = readChat(json(sample));
      if (read === null) return;
      // Whatever is read is nothing but what it says it is, to the last key.
      expect(read).toEqual(JSON.parse(JSON.stringify(sample)));
      expect(Object.keys(read)).not.toContain('from');
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['no type', { text: 'x', isPrivate: false }],
  ['empty', { type: 'said', text: '', isPrivate: false }],
  ['too long', { type: 'said', text: 'x'.repeat(chatTextLimit + 1), isPrivate: false }],
  ['far too long', { type: 'said', text: 'x'.repeat(500_000), isPrivate: false }],
  ['somebody else’s name', { type: 'said', text: 'x', isPrivate: false, from: 'Dr Chen' }],
  ['no text', { type: 'said', text: { toString: 'x' }, isPrivate: false }],
  ['too large', { type: 'file', id: fileId(1), name: 'a', size: chatFileLimit + 1, isPrivate: false }],
  ['a size that is none', { type: 'file', id: fileId(1), name: 'a', size: 1.5, isPrivate: false }],
  ['less than nothing', { type: 'file', id: fileId(1), name: 'a', size: -1, isPrivate: false }],
  ['a name too long', { type: 'file', id: fileId(1), name: 'a'.repeat(201), size: 1, isPrivate: false }],
  ['a type of its own', { type: 'file', id: fileId(1), name: 'a', size: 1, isPrivate: false, mime: 'text/html' }],
  ['an id that is a path', { type: 'file', id: '../../../../etc/passwd', name: 'a', size: 1, isPrivate: false }],
])('is dropped: %s', (_, sample) => {
  expect(readChat(json(sample))).toBeNull();
});

test('what somebody says who isn’t in the call is dropped', async () => {
  const { call, chen, say } = withAVillain();
  const hidden = createFakeCall().enter('Nobody');
  void hidden.talk.send(chen.id, chatTopic, writeMessage({ type: 'said', text: 'x', isPrivate: false }));
  say(writeMessage({ type: 'said', text: 'y', isPrivate: false }));
  await call.settle();
  expect(lines(chen).map(({ from }) => from?.name)).toEqual(['Villain']);
});

test('a flood is cut off, is said once, and pushes nobody else’s words out', async () => {
  const { call, chen, say } = withAVillain();
  const oskar = call.enter('Oskar');
  oskar.chat.say('I am here.', null);
  await call.settle();
  for (let second = 0; second < 400; second += 1) {
    for (let index = 0; index < 25; index += 1) say(writeMessage({ type: 'said', text: 'spam', isPrivate: false }));
    await Promise.resolve();
    call.time += 1000;
  }
  await call.settle();
  expect(lines(chen).length).toBe(entryLimit);
  expect(lines(chen)[0]?.from?.name).toBe('Oskar');
  expect(chen.chat.state.read().leftOut.map(({ name }) => name)).toEqual(['Villain']);
  oskar.chat.say('Still here.', null);
  await call.settle();
  expect(lines(chen).at(-1)?.body).toEqual({ kind: 'text', text: 'Still here.' });
});

test('a thousand files that are only offered take no room but their lines, and few of those', async () => {
  const { call, chen, say } = withAVillain();
  for (let index = 0; index < 1000; index += 1) {
    say(writeMessage({ type: 'file', id: fileId(index), name: 'a.bin', size: chatFileLimit, isPrivate: false }));
  }
  await call.settle();
  const statuses = lines(chen).flatMap(({ body }) => (body.kind === 'file' ? [body.status] : []));
  expect(statuses.filter((status) => status === 'on-its-way').length).toBe(2);
  expect(statuses.length).toBeLessThan(50);
  expect(chen.blobs.size).toBe(0);
  const oskar = call.enter('Oskar');
  oskar.chat.sendFile(new File(['Hello'], 'hello.txt'), null);
  await call.settle();
  expect(lines(chen).at(-1)?.body).toMatchObject({ name: 'hello.txt', status: 'here' });
  expect(roomForAll).toBeLessThanOrEqual(4 * chatFileLimit);
});

test.each([
  ['more than it said', 10, [20]],
  ['less than it said, in its last piece', chatPieceLength + 10, [chatPieceLength, 5]],
  ['crumbs', chatPieceLength * 2, [1]],
  ['a piece too much', 10, [10, 10]],
])('a file that sends %s is thrown away, or stays as it was', async (_, size, pieces) => {
  const { call, chen, say } = withAVillain();
  const id = fileId(1);
  say(writeMessage({ type: 'file', id, name: 'a.bin', size, isPrivate: false }));
  for (const length of pieces) say(writePiece(id, new Uint8Array(length)));
  await call.settle();
  const [line] = lines(chen);
  if (pieces[0] === size) {
    expect(line?.body).toMatchObject({ status: 'here' });
    expect([...chen.blobs.values()].map((blob) => blob.size)).toEqual([size]);
  } else {
    expect(line?.body).toMatchObject({ status: 'broken', url: null, picture: null });
    expect(chen.blobs.size).toBe(0);
  }
});

test('nobody can send, stop or spoil somebody else’s file', async () => {
  const { call, chen, say } = withAVillain();
  const oskar = call.enter('Oskar');
  const id = fileId(7);
  const bytes = new TextEncoder().encode('genuine');
  void oskar.talk.send(
    chen.id,
    chatTopic,
    writeMessage({ type: 'file', id, name: 'o.txt', size: 7, isPrivate: false }),
  );
  await call.settle();
  say(writePiece(id, new TextEncoder().encode('forgery')));
  say(writeMessage({ type: 'stopped', id }));
  say(writeMessage({ type: 'refused', id, why: 'broken' }));
  await call.settle();
  void oskar.talk.send(chen.id, chatTopic, writePiece(id, bytes));
  await call.settle();
  const [line] = lines(chen);
  expect(line).toMatchObject({ from: { name: 'Oskar' }, body: { status: 'here' } });
  const [blob] = [...chen.blobs.values()];
  expect(await blob?.text()).toBe('genuine');
});
