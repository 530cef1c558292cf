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

async function thread(messages: readonly Message[]) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.answer(toServer.listMessages, () => yes({ messages }));
  server.accept();
  const opened = createMessageThread(connection, stayOf('amina'));
  await Promise.resolve();
  await Promise.resolve();
  return { server, opened, texts: () => opened.view.read().messages.map(({ text }) => text) };
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
