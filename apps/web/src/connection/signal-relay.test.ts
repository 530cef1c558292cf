import { callId, moreCandidatesLimit, participantId, toClient, toServer } from '@anteroom/protocol';
import type { Signal } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConnection } from './connection.ts';
import { createSignalRelay } from './signal-relay.ts';
import { createFakeServer, no, yes } from './testing/fake-wire.ts';
import { idText } from './testing/sample-rows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const call = callId.parse(idText('call'));
const amina = participantId.parse(idText('amina'));
const step = (generation: string): Signal => ({ generation });

function relayed(isHidden = false) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.accept();
  server.answer(toServer.signal, () => yes({}));
  const relay = createSignalRelay(connection, call, () => isHidden);
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

describe('candidates', () => {
  const candidate = (name: string): NonNullable<Signal['candidate']> => ({ candidate: name, sdpMid: '0' });
  const found = (name: string, generation = '1'): Signal => ({ generation, candidate: candidate(name) });

  test('that are found together go in one step, with what is said next after them', async () => {
    const { relay, sent } = relayed();
    relay.send(amina, step('1'));
    for (const name of ['a', 'b']) relay.send(amina, found(name));
    relay.send(amina, { generation: '1', candidate: null });
    expect(sent()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    relay.send(amina, found('c'));
    relay.send(amina, step('2'));
    await vi.runAllTimersAsync();
    const steps = [step('1'), { ...found('a'), more: [candidate('b'), null] }, found('c'), step('2')];
    expect(sent()).toEqual(steps.map((signal) => ({ callId: call, to: amina, signal })));
  });

  test('of another connection, and of another participant, go by themselves', async () => {
    const { relay, sent } = relayed();
    const bo = participantId.parse(idText('bo'));
    relay.send(amina, found('a'));
    relay.send(bo, found('b'));
    relay.send(amina, found('c', '2'));
    await vi.runAllTimersAsync();
    expect(sent()).toEqual([
      { callId: call, to: amina, signal: found('a') },
      { callId: call, to: bo, signal: found('b') },
      { callId: call, to: amina, signal: found('c', '2') },
    ]);
  });

  test('are never more in a step than the server takes', async () => {
    const { relay, sent } = relayed();
    for (let count = 0; count < moreCandidatesLimit + 2; count += 1) relay.send(amina, found(String(count)));
    await vi.runAllTimersAsync();
    expect(sent()).toHaveLength(2);
  });

  test('go at once from a page that nobody looks at', () => {
    const { relay, sent } = relayed(true);
    for (const name of ['a', 'b']) relay.send(amina, found(name));
    expect(sent()).toHaveLength(2);
  });

  test('that a loss of the connection overtakes are kept', async () => {
    const { server, relay, sent } = relayed();
    relay.send(amina, found('a'));
    server.lose();
    await vi.advanceTimersByTimeAsync(10);
    server.accept();
    relay.resume();
    await vi.runAllTimersAsync();
    expect(sent()).toEqual([{ callId: call, to: amina, signal: found('a') }]);
  });

  test('that come in one step are heard one by one', () => {
    const { server, relay } = relayed();
    const heard: Signal[] = [];
    relay.onSignal((_, signal) => heard.push(signal));
    const both = { ...found('a'), answering: '9', more: [candidate('b'), null] };
    server.tell(toClient.signalled, { callId: call, from: amina, signal: both });
    expect(heard).toEqual([
      { ...found('a'), answering: '9' },
      { ...found('b'), answering: '9' },
      { generation: '1', answering: '9', candidate: null },
    ]);
  });
});
