import { callId, participantId, toClient, toServer } from '@anteroom/protocol';
import type { Signal } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from './connection.ts';
import { createSignalRelay } from './signal-relay.ts';
import { createFakeServer, no, yes } from './testing/fake-wire.ts';
import { idText } from './testing/sample-rows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const call = callId.parse(idText('call'));
const amina = participantId.parse(idText('amina'));
const step = (generation: string): Signal => ({ generation });

function relayed() {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.accept();
  server.answer(toServer.signal, () => yes({}));
  const relay = createSignalRelay(connection, call);
  const sent = () => server.asked.map(({ body }) => body);
  const said = (generation: string) => ({ callId: call, to: amina, signal: step(generation) });
  return { server, relay, sent, said };
}

test('keeps what is said while away, and sends it in order once the call was entered again', async () => {
  const { server, relay, sent, said } = relayed();
  relay.send(amina, step('1'));
  server.lose();
  relay.send(amina, step('2'));
  server.accept();
  relay.send(amina, step('3'));
  expect(sent()).toEqual([said('1')]);
  relay.resume();
  await vi.runAllTimersAsync();
  expect(sent()).toEqual([said('1'), said('2'), said('3')]);
});

test('says again what got no answer, and drops what was refused', async () => {
  const { server, relay, sent, said } = relayed();
  server.answer(toServer.signal, () => no('not-in-this-call'));
  relay.send(amina, step('1'));
  await vi.runAllTimersAsync();
  server.answer(toServer.signal, () => null);
  relay.send(amina, step('2'));
  await vi.advanceTimersByTimeAsync(0);
  server.answer(toServer.signal, () => yes({}));
  await vi.runAllTimersAsync();
  expect(sent()).toEqual([said('1'), said('2'), said('2')]);
});

test('hears the signals of its own call alone', () => {
  const { server, relay } = relayed();
  const heard: string[] = [];
  relay.onSignal((from, { generation }) => heard.push(`${from} ${generation}`));
  server.tell(toClient.signalled, { callId: call, from: amina, signal: step('1') });
  server.tell(toClient.signalled, { callId: idText('other'), from: amina, signal: step('2') });
  expect(heard).toEqual([`${amina} 1`]);
});
