import { toClient, toServer } from '@anteroom/protocol';
import type { Message } from '@anteroom/protocol';
import { message } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createFakeServer, no, yes } from '../../connection/testing/fake-wire.ts';
import { idText, stayOf } from '../../connection/testing/sample-rows.ts';
import { createMessageThread } from './message-thread.ts';

function said(name: string, at: number, from: Message['from'] = 'caller'): Message {
  return message.parse({ id: idText(name), at, from, name: '', text: name });
}

const seen = (isVisible: boolean): DocumentVisibilityState => (isVisible ? 'visible' : 'hidden');

async function thread(messages: readonly Message[], isVisible = true) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.answer(toServer.listMessages, () => yes({ messages }));
  server.accept();
  const listeners = new Set<() => void>();
  const page = {
    visibilityState: seen(isVisible),
    addEventListener: (_name: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => void listeners.delete(listener),
  };
  const opened = createMessageThread(connection, stayOf('amina'), page);
  await Promise.resolve();
  await Promise.resolve();
  const isShown = (): void => {
    page.visibilityState = 'visible';
    for (const listener of listeners) listener();
  };
  return { server, opened, isShown, texts: () => opened.view.read().messages.map(({ text }) => text) };
}

test('shows what was said, and what comes, once and in order', async () => {
  const { server, texts } = await thread([said('first', 1), said('third', 3)]);
  server.tell(toClient.messagePosted, { consultationId: stayOf('amina'), message: said('second', 2) });
  server.tell(toClient.messagePosted, { consultationId: stayOf('amina'), message: said('third', 3) });
  server.tell(toClient.messagePosted, { consultationId: stayOf('oskar'), message: said('not hers', 4) });
  expect(texts()).toEqual(['first', 'second', 'third']);
});

test('a message that could not be sent is the same message when it is tried again', async () => {
  const { server, opened, texts } = await thread([]);
  server.answer(toServer.sendMessage, () => no('too-many-requests'));
  expect(await opened.send('Hello')).toBe(false);
  expect(opened.view.read().error).toBe('too-many-requests');
  server.answer(toServer.sendMessage, () => yes(said('Hello', 5, 'staff')));
  expect(await opened.send('Hello')).toBe(true);
  const [first, second] = server.bodiesOf(toServer.sendMessage);
  expect(second).toEqual(first);
  expect(texts()).toEqual(['Hello']);
});

test('says that the caller’s words are read, once for each that is new, and only while the page is in sight', async () => {
  const { server, isShown } = await thread([said('first', 1), said('answer', 2, 'staff')], false);
  const told = () => server.bodiesOf(toServer.markMessagesRead).length;
  expect(told()).toBe(0);
  isShown();
  isShown();
  expect(told()).toBe(1);
  server.tell(toClient.messagePosted, { consultationId: stayOf('amina'), message: said('own', 3, 'staff') });
  expect(told()).toBe(1);
  server.tell(toClient.messagePosted, { consultationId: stayOf('amina'), message: said('second', 4) });
  expect(told()).toBe(2);
});
