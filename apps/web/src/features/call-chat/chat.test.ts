import { chatFileLimit, chatPieceLength, chatTextLimit } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { createFakeCall } from './testing/fake-call.ts';
import type { FakeCall, FakePage } from './testing/fake-call.ts';
import type { ChatEntry, SentFile } from './chat-state.ts';

const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 64, 0, 0, 0, 48,
]);

function three(): { call: FakeCall; amina: FakePage; chen: FakePage; oskar: FakePage } {
  const call = createFakeCall();
  return { call, amina: call.enter('Amina'), chen: call.enter('Chen'), oskar: call.enter('Oskar') };
}

const lines = ({ chat }: FakePage): readonly ChatEntry[] => chat.state.read().entries;
const texts = (page: FakePage): readonly string[] =>
  lines(page).map(({ from, isPrivate, body }) => {
    const words = body.kind === 'text' ? body.text : `[${body.name}]`;
    return `${from?.name ?? 'I'}${isPrivate ? ' alone' : ''}: ${words}`;
  });
const fileOf = (page: FakePage): SentFile => {
  const body = lines(page).findLast((entry) => entry.body.kind === 'file')?.body;
  if (body?.kind !== 'file') throw new Error('There is no file.');
  return body;
};
const receipts = (page: FakePage): readonly string[] =>
  lines(page)
    .findLast(({ from }) => from === null)
    ?.recipients.map(({ name, receipt }) => `${name}: ${receipt}`) ?? [];
const someBytes = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
const bytesAt = async (page: FakePage, url: string | null): Promise<Uint8Array> => {
  const blob = page.blobs.get(url ?? '');
  if (blob === undefined) throw new Error('The address leads nowhere.');
  return new Uint8Array(await blob.arrayBuffer());
};

test('what is written to everyone, everyone reads, and the sender knows that it arrived', async () => {
  const { call, amina, chen, oskar } = three();
  expect(amina.chat.say(' Good morning \n', null)).toBeNull();
  expect(receipts(amina)).toEqual(['Chen: on-its-way', 'Oskar: on-its-way']);
  await call.settle();
  expect(texts(chen)).toEqual(['Amina: Good morning']);
  expect(texts(oskar)).toEqual(['Amina: Good morning']);
  expect(receipts(amina)).toEqual(['Chen: arrived', 'Oskar: arrived']);
});

test('what is written to one person, nobody else ever gets', async () => {
  const { call, amina, chen, oskar } = three();
  amina.chat.say('Between us', { id: chen.id, name: 'Chen' });
  await call.settle();
  expect(texts(amina)).toEqual(['I alone: Between us']);
  expect(texts(chen)).toEqual(['Amina alone: Between us']);
  expect(texts(oskar)).toEqual([]);
});

test('a private message to somebody who has left goes to nobody', async () => {
  const { call, amina, chen, oskar } = three();
  call.leave(chen);
  expect(amina.chat.say('Between us', { id: chen.id, name: 'Chen' })).toBe('gone');
  await call.settle();
  expect(texts(oskar)).toEqual([]);
  expect(lines(amina)).toEqual([]);
});

test('whoever comes later sees only what is said from then on; after a reload the chat is empty', async () => {
  const { call, amina, chen } = three();
  amina.chat.say('Before', null);
  await call.settle();
  const late = call.enter('Late');
  const again = call.reload(chen);
  amina.chat.say('After', null);
  await call.settle();
  expect(texts(late)).toEqual(['Amina: After']);
  expect(texts(again)).toEqual(['Amina: After']);
});

test('who left before it arrived is named', async () => {
  const { call, amina, chen } = three();
  call.cut(amina);
  amina.chat.say('Are you there?', null);
  call.leave(chen);
  await call.settle();
  expect(receipts(amina)).toEqual(['Chen: lost', 'Oskar: on-its-way']);
  call.mend(amina);
  await call.settle();
  expect(receipts(amina)).toEqual(['Chen: lost', 'Oskar: arrived']);
});

test('nothing empty, too long, or for nobody is sent', () => {
  const call = createFakeCall();
  const amina = call.enter('Amina');
  expect(amina.chat.say('Hello', null)).toBe('alone');
  call.enter('Chen');
  expect(amina.chat.say(' \n ', null)).toBe('empty');
  expect(amina.chat.say('x'.repeat(chatTextLimit + 1), null)).toBe('too-long');
  expect(amina.chat.say('x'.repeat(chatTextLimit), null)).toBeNull();
  expect(amina.chat.sendFile(new File([], 'nothing.txt'), null)).toBe('empty');
  expect(amina.chat.sendFile(new File([new Uint8Array(chatFileLimit + 1)], 'large'), null)).toBe('too-large');
});

test('what is unread is counted while the chat is closed, and one’s own never', async () => {
  const { call, amina, chen } = three();
  chen.chat.say('One', null);
  amina.chat.say('Two', null);
  amina.chat.say('Three', null);
  await call.settle();
  expect(chen.chat.state.read().unread).toBe(2);
  chen.chat.setOpen(true);
  amina.chat.say('Four', null);
  await call.settle();
  expect(chen.chat.state.read().unread).toBe(0);
  chen.chat.setOpen(false);
  amina.chat.say('Five', null);
  await call.settle();
  expect(chen.chat.state.read().unread).toBe(1);
});

test('a file arrives byte for byte, as bytes of no type, and both see how far it is', async () => {
  const { call, amina, chen, oskar } = three();
  const bytes = someBytes(10 * chatPieceLength + 77);
  call.cut(amina);
  amina.chat.sendFile(new File([bytes], 'results.html', { type: 'text/html' }), { id: chen.id, name: 'Chen' });
  await call.settle();
  expect(fileOf(amina)).toMatchObject({ status: 'on-its-way', percent: 0 });
  call.mend(amina);
  await call.settle();
  expect(fileOf(amina)).toMatchObject({ status: 'here', percent: 100 });
  expect(receipts(amina)).toEqual(['Chen: arrived']);
  const file = fileOf(chen);
  expect(file).toMatchObject({ name: 'results.html', status: 'here', size: bytes.length, picture: null });
  expect(Buffer.compare(await bytesAt(chen, file.url), bytes)).toBe(0);
  expect(chen.blobs.get(file.url ?? '')?.type).toBe('application/octet-stream');
  expect(lines(oskar)).toEqual([]);
});

test('who can’t be reached holds up nobody else', async () => {
  const { call, amina, chen, oskar } = three();
  call.block(amina, chen);
  for (const name of ['one.txt', 'two.txt']) amina.chat.sendFile(new File(['x'], name), null);
  await call.settle();
  expect(texts(oskar)).toEqual(['Amina: [one.txt]', 'Amina: [two.txt]']);
  expect(fileOf(oskar).status).toBe('here');
  expect(fileOf(amina).status).toBe('on-its-way');
  expect(receipts(amina)).toEqual(['Chen: on-its-way', 'Oskar: arrived']);
});

test('a file is held back while much of it is under way, and words go past it', async () => {
  const { call, amina, chen } = three();
  call.cut(amina);
  amina.chat.sendFile(new File([someBytes(40 * chatPieceLength)], 'scan.bin'), { id: chen.id, name: 'Chen' });
  await call.settle();
  expect(amina.talk.waiting(chen.id)).toBeLessThan(6 * chatPieceLength);
});

test('a picture is shown small by its bytes, whatever its name says; what only has the name isn’t', async () => {
  const { call, amina, chen } = three();
  amina.chat.sendFile(new File([png], 'document.pdf'), null);
  await call.settle();
  const { picture } = fileOf(chen);
  expect(chen.blobs.get(picture ?? '')?.type).toBe('image/png');
  amina.chat.sendFile(new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'picture.png'), null);
  await call.settle();
  expect(fileOf(chen)).toMatchObject({ status: 'here', picture: null });
});

test('a file is stopped by who gets it, and goes on to the others', async () => {
  const { call, amina, chen, oskar } = three();
  // The two offers, and the first pieces.
  call.cut(amina, 6);
  amina.chat.sendFile(new File([someBytes(20 * chatPieceLength)], 'scan.bin'), null);
  await call.settle();
  expect(fileOf(chen)).toMatchObject({ status: 'on-its-way', percent: 10 });
  chen.chat.stop(lines(chen).at(-1)?.key ?? 0);
  await call.settle();
  call.mend(amina);
  await call.settle();
  expect(fileOf(chen)).toMatchObject({ status: 'stopped', url: null });
  expect(fileOf(oskar).status).toBe('here');
  expect(receipts(amina)).toEqual(['Chen: unwanted', 'Oskar: arrived']);
});

test('a file is stopped by its sender', async () => {
  const { call, amina, chen } = three();
  call.cut(amina, 6);
  amina.chat.sendFile(new File([someBytes(20 * chatPieceLength)], 'scan.bin'), null);
  await call.settle();
  amina.chat.stop(lines(amina).at(-1)?.key ?? 0);
  call.mend(amina);
  await call.settle();
  expect(fileOf(amina).status).toBe('stopped');
  expect(fileOf(chen)).toMatchObject({ name: 'scan.bin', status: 'stopped', url: null });
});

test.each(['leaves', 'loads anew'])(
  'a file whose sender %s before all of it came is given up, and one that came stays',
  async (how) => {
    const { call, amina, chen } = three();
    amina.chat.sendFile(new File([someBytes(5)], 'small.txt'), null);
    await call.settle();
    call.cut(amina, 6);
    amina.chat.sendFile(new File([someBytes(20 * chatPieceLength)], 'scan.bin'), null);
    await call.settle();
    if (how === 'leaves') call.leave(amina);
    else call.reload(amina);
    await call.settle();
    expect(fileOf(chen)).toMatchObject({ name: 'scan.bin', status: 'lost', url: null });
    expect(lines(chen)[0]?.body).toMatchObject({ name: 'small.txt', status: 'here' });
  },
);

test('at the end nothing is left: no line, no draft, no address of bytes', async () => {
  const { call, amina, chen } = three();
  amina.chat.sendFile(new File([png], 'rash.png'), null);
  amina.chat.draft.set({ text: 'half a sen', to: null });
  await call.settle();
  expect(chen.blobs.size).toBe(2);
  expect(amina.blobs.size).toBe(1);
  for (const page of [amina, chen]) {
    page.chat.close();
    expect(page.blobs.size).toBe(0);
    expect(page.chat.state.read()).toEqual({ entries: [], unread: 0, leftOut: [] });
    expect(page.chat.draft.read().text).toBe('');
  }
  amina.chat.say('Anybody?', null);
  await call.settle();
  expect(lines(chen)).toEqual([]);
});

test('a file that was removed is let go of, on this page alone', async () => {
  const { call, amina, chen, oskar } = three();
  amina.chat.sendFile(new File([png], 'rash.png'), null);
  await call.settle();
  chen.chat.remove(lines(chen)[0]?.key ?? 0);
  expect(fileOf(chen)).toMatchObject({ status: 'removed', url: null, picture: null });
  expect(chen.blobs.size).toBe(0);
  expect(fileOf(oskar).status).toBe('here');
});
