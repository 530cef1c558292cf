import { toClient, toServer } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from './connection.ts';
import { createFakeServer, no, yes } from './testing/fake-wire.ts';
import { delta, renal, sampleRow, snapshot } from './testing/sample-rows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function connect() {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire, now: () => 5000 });
  return { server, connection };
}

const watch = toServer.watchWaitingArea;

test('says who it speaks for, and the version, when it opens', () => {
  const { server, connection } = connect();
  expect(server.handshakes).toMatchObject([{ as: 'staff', version: 1 }]);
  expect(server.handshakes[0]?.tab).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(connection.state.read()).toEqual({ kind: 'connecting' });
  server.accept();
  expect(connection.state.read()).toEqual({ kind: 'connected' });
});

test('hands over a reply as the protocol types it', async () => {
  const { server, connection } = connect();
  server.accept();
  server.answer(watch, () => yes(snapshot(3, [])));
  expect(await connection.request(watch, { clinicId: renal })).toEqual({ ok: true, value: snapshot(3, []) });
});

test('a refusal arrives with its code, a malformed answer as a bug of the server', async () => {
  const { server, connection } = connect();
  server.accept();
  server.answer(watch, () => no('forbidden'));
  expect(await connection.request(watch, { clinicId: renal })).toEqual({ ok: false, error: { code: 'forbidden' } });
  server.answer(watch, () => yes({ rows: 'none' }));
  expect(await connection.request(watch, { clinicId: renal })).toEqual({ ok: false, error: { code: 'server-error' } });
});

test('nothing is kept for later: a request while away says so at once', async () => {
  const { server, connection } = connect();
  expect(await connection.request(watch, { clinicId: renal })).toEqual({ ok: false, error: { code: 'unavailable' } });
  expect(server.asked).toEqual([]);
});

test('a request that the loss of the connection cuts off is unavailable', async () => {
  const { server, connection } = connect();
  server.accept();
  const asked = connection.request(watch, { clinicId: renal });
  server.lose();
  expect(await asked).toEqual({ ok: false, error: { code: 'unavailable' } });
  expect(connection.state.read()).toEqual({ kind: 'away', since: 5000 });
});

test('only well-formed messages reach a handler, and none after it stopped', () => {
  const { server, connection } = connect();
  server.accept();
  const heard: number[] = [];
  const stop = connection.on(toClient.waitingAreaChanged, ({ revision }) => heard.push(revision));
  server.tell(toClient.waitingAreaChanged, delta(1, [sampleRow('amina')]));
  server.tell(toClient.waitingAreaChanged, { ...delta(2, []), revision: 'two' });
  stop();
  server.tell(toClient.waitingAreaChanged, delta(3, []));
  expect(heard).toEqual([1]);
});

test('calls the opening handler now and at every reconnection', () => {
  const { server, connection } = connect();
  server.accept();
  const opened = vi.fn();
  connection.onConnected(opened);
  server.lose();
  server.accept();
  expect(opened).toHaveBeenCalledTimes(2);
});

test('an older page is superseded, keeps quiet, and takes over again as a new tab', () => {
  const { server, connection } = connect();
  server.accept();
  server.tell(toClient.superseded, {});
  server.lose(true);
  vi.runAllTimers();
  expect(connection.state.read()).toEqual({ kind: 'superseded' });
  expect(server.handshakes).toHaveLength(1);
  connection.takeOver();
  expect(server.handshakes).toHaveLength(2);
  expect(server.handshakes[1]?.tab).not.toBe(server.handshakes[0]?.tab);
});

test('a page that mends its connection keeps its tab', () => {
  const { server } = connect();
  server.accept();
  server.lose(true);
  vi.runAllTimers();
  expect(server.handshakes.map(({ tab }) => tab)).toEqual([server.handshakes[0]?.tab, server.handshakes[0]?.tab]);
});

test('an older page than the server asks to be loaded again', () => {
  const { server, connection } = connect();
  server.refuse('version-mismatch');
  vi.runAllTimers();
  expect(connection.state.read()).toEqual({ kind: 'outdated' });
  expect(server.handshakes).toHaveLength(1);
});

test('what passes by itself is tried again, what does not is said', () => {
  const { server, connection } = connect();
  server.refuse('unavailable');
  vi.runAllTimers();
  expect(server.handshakes).toHaveLength(2);
  server.refuse('not-found');
  vi.runAllTimers();
  expect(connection.state.read()).toEqual({ kind: 'refused', code: 'not-found' });
  expect(server.handshakes).toHaveLength(2);
  connection.retry();
  expect(server.handshakes).toHaveLength(3);
});

test('the end of the session ends the conversation', () => {
  const { server, connection } = connect();
  server.accept();
  server.tell(toClient.signedOut, {});
  expect(connection.state.read()).toEqual({ kind: 'signed-out' });
});
