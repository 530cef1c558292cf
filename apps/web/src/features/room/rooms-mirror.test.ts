import { toClient, toServer } from '@anteroom/protocol';
import type { RoomsSnapshot } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createServerClock } from '../../connection/server-clock.ts';
import { createFakeServer, no, yes } from '../../connection/testing/fake-wire.ts';
import { roomNamed, roomsAt, roomsChange, sampleKnock, sampleRoom } from '../../connection/testing/sample-rooms.ts';
import { renal } from '../../connection/testing/sample-rows.ts';
import { createRoomsMirror, roomOf } from './rooms-mirror.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const changed = toClient.roomsChanged;
const conference = sampleRoom('conference', { position: 0 });
const round = sampleRoom('round', { position: 1 });
const own = sampleRoom('own', { kind: 'user' });

async function follow(first: RoomsSnapshot = roomsAt(10, [conference, round], own)) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  let truth = first;
  server.answer(toServer.watchRooms, () => yes(truth));
  const mirror = createRoomsMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  const heard: string[] = [];
  mirror.onKnock((knocks) => heard.push(...knocks.map(({ room, knock }) => `${knock.name} at ${room.name}`)));
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  return {
    server,
    mirror,
    heard,
    names: () => mirror.list.read().rooms.map(({ name }) => name),
    setTruth: (next: RoomsSnapshot) => void (truth = next),
    watched: () => server.bodiesOf(toServer.watchRooms).length,
  };
}

const knocked = (...names: string[]) =>
  sampleRoom('conference', { inside: { members: [], knocks: names.map(sampleKnock) } });

test('shows the rooms in their order, and the own one apart', async () => {
  const { mirror, names } = await follow(roomsAt(1, [round, conference], own));
  expect(names()).toEqual(['conference', 'round']);
  expect(mirror.list.read()).toMatchObject({ phase: 'ready', own: { name: 'own' }, isCurrent: true });
  expect(roomOf(mirror.list.read(), roomNamed('own'))?.kind).toBe('user');
});

test('follows changes in turn: a room fills, another is closed', async () => {
  const { server, mirror, names, watched } = await follow();
  server.tell(changed, roomsChange(11, [sampleRoom('conference', { people: 2, revision: 2 })]));
  server.tell(changed, roomsChange(12, [], ['round']));
  expect(names()).toEqual(['conference']);
  expect(mirror.list.read().rooms[0]?.people).toBe(2);
  expect(watched()).toBe(1);
});

test('a row stays the same object while nothing in it changes', async () => {
  const { server, mirror } = await follow();
  const before = mirror.list.read().rooms[1];
  server.tell(changed, roomsChange(11, [sampleRoom('conference', { people: 1, revision: 2 })]));
  expect(mirror.list.read().rooms[1]).toBe(before);
});

test('a gap asks for all of them again', async () => {
  const { server, names, setTruth, watched } = await follow();
  setTruth(roomsAt(13, [round]));
  server.tell(changed, roomsChange(13, [round], ['conference']));
  await vi.advanceTimersByTimeAsync(0);
  expect(watched()).toBe(2);
  expect(names()).toEqual(['round']);
});

test('a change that came before the whole, and is in it already, changes nothing', async () => {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  const mirror = createRoomsMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  server.answer(toServer.watchRooms, () => {
    server.tell(changed, roomsChange(5, [sampleRoom('conference', { people: 1 })]));
    server.tell(changed, roomsChange(6, [sampleRoom('conference', { people: 3 })]));
    return yes(roomsAt(5, [sampleRoom('conference', { people: 1 })]));
  });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read().rooms[0]?.people).toBe(3);
});

test('hears everybody who knocks from now on, once', async () => {
  const { server, heard } = await follow(roomsAt(10, [knocked('Early')]));
  server.tell(changed, roomsChange(11, [knocked('Early', 'Sam')]));
  server.tell(changed, roomsChange(12, [knocked('Early', 'Sam', 'Kim')]));
  expect(heard).toEqual(['Sam at conference', 'Kim at conference']);
});

test('the own room changes by itself, and an older view of it is none', async () => {
  const { server, mirror } = await follow();
  const tell = (room: unknown) => server.tell(toClient.userRoomChanged, { clinicId: renal, room });
  tell(sampleRoom('own', { kind: 'user', revision: 3, people: 1 }));
  tell(sampleRoom('own', { kind: 'user', revision: 2, people: 0 }));
  expect(mirror.list.read().own?.people).toBe(1);
  tell(null);
  expect(mirror.list.read().own).toBeNull();
});

test('says that it is old while the server is away, and asks again when it is back', async () => {
  const { server, mirror, watched } = await follow();
  server.lose();
  expect(mirror.list.read()).toMatchObject({ phase: 'ready', isCurrent: false });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read().isCurrent).toBe(true);
  expect(watched()).toBe(2);
});

test('says why there is nothing, and tries again when asked', async () => {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.answer(toServer.watchRooms, () => no('not-found'));
  const mirror = createRoomsMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read()).toMatchObject({ phase: 'failed', error: 'not-found' });
  server.answer(toServer.watchRooms, () => yes(roomsAt(1, [conference])));
  mirror.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read().phase).toBe('ready');
});

test('asks again what is seen of the rooms as soon as the person is something else; who may not see them keeps none', async () => {
  const { server, mirror, names, setTruth } = await follow(roomsAt(10, [knocked('Sam')], own));
  setTruth(roomsAt(10, [sampleRoom('conference', { inside: null })]));
  server.tell(toClient.standingChanged, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read()).toMatchObject({ phase: 'ready', rooms: [{ inside: null }], own: null });
  server.answer(toServer.watchRooms, () => no('not-found'));
  server.tell(toClient.standingChanged, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual([]);
});
