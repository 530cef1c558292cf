import { toClient, toServer } from '@anteroom/protocol';
import type { Row, WaitingAreaSnapshot } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from './connection.ts';
import { createServerClock } from './server-clock.ts';
import { createFakeServer, no, yes } from './testing/fake-wire.ts';
import { delta, renal, sampleOffer, sampleRow, snapshot, stayOf } from './testing/sample-rows.ts';
import { createWaitingListMirror } from './waiting-list.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watch = toServer.watchWaitingArea;
const changed = toClient.waitingAreaChanged;
const amina = sampleRow('amina');
const oskar = sampleRow('oskar');
const zofia = sampleRow('zofia');

async function follow(first: WaitingAreaSnapshot = snapshot(10, [amina])) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  let truth = first;
  server.answer(watch, () => yes(truth));
  const mirror = createWaitingListMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  const arrivals: string[] = [];
  mirror.onArrived((rows) => arrivals.push(...rows.map(({ firstName }) => firstName)));
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  return {
    server,
    mirror,
    arrivals,
    names: () => [...mirror.list.read().rows.values()].map(({ firstName }) => firstName),
    setTruth: (next: WaitingAreaSnapshot) => void (truth = next),
    watched: () => server.bodiesOf(watch).length,
  };
}

test('loads the whole list, and says that it is loading before', async () => {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  const mirror = createWaitingListMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  expect(mirror.list.read().phase).toBe('loading');
  server.answer(watch, () => yes(snapshot(1, [amina])));
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read()).toMatchObject({ phase: 'ready', isCurrent: true, asOf: 1000 });
});

test('applies changes in turn', async () => {
  const { server, names } = await follow();
  server.tell(changed, delta(11, [oskar]));
  server.tell(changed, delta(12, [], ['amina']));
  expect(names()).toEqual(['oskar']);
});

test('what changes while it is held is shown once nobody holds it any more, and nothing is asked for twice', async () => {
  const { server, mirror, names, watched } = await follow();
  const [first, second] = [mirror.hold(), mirror.hold()];
  server.tell(changed, delta(11, [oskar]));
  first();
  first();
  server.tell(changed, delta(12, [], ['amina']));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(names()).toEqual(['amina']);
  second();
  expect(names()).toEqual(['oskar']);
  expect(watched()).toBe(1);
});

test('a change that overtook another waits for it', async () => {
  const { server, mirror, names, watched } = await follow();
  server.tell(changed, delta(12, [sampleRow('oskar', { ready: true })]));
  expect(names()).toEqual(['amina']);
  server.tell(changed, delta(11, [oskar]));
  expect(mirror.list.read().rows.get(stayOf('oskar'))?.ready).toBe(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(watched()).toBe(1);
});

test('a gap that stays open asks for the whole list again', async () => {
  const { server, names, setTruth, watched } = await follow();
  setTruth(snapshot(12, [oskar, zofia]));
  server.tell(changed, delta(12, [zofia]));
  await vi.advanceTimersByTimeAsync(1000);
  expect(watched()).toBe(2);
  expect(names()).toEqual(['oskar', 'zofia']);
});

test('changes that come while the whole list is on its way count if they are newer', async () => {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  const mirror = createWaitingListMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  server.answer(watch, () => {
    server.tell(changed, delta(10, [], ['amina']));
    server.tell(changed, delta(11, [oskar]));
    return yes(snapshot(10, [amina]));
  });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect([...mirror.list.read().rows.keys()]).toEqual([stayOf('amina'), stayOf('oskar')]);
});

test('an old change, said again, changes nothing', async () => {
  const { server, names } = await follow();
  server.tell(changed, delta(10, [oskar]));
  await vi.advanceTimersByTimeAsync(1000);
  expect(names()).toEqual(['amina']);
});

test('a loss keeps the list and says how old it is; the reconnection brings the truth, whatever its revision', async () => {
  const { server, mirror, names, setTruth } = await follow();
  server.lose();
  expect(mirror.list.read()).toMatchObject({ phase: 'ready', isCurrent: false });
  expect(names()).toEqual(['amina']);
  setTruth(snapshot(2, [oskar]));
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read().isCurrent).toBe(true);
  expect(names()).toEqual(['oskar']);
});

test('names who arrived: not those who were there at first, but those who came while away', async () => {
  const { server, arrivals, setTruth } = await follow();
  expect(arrivals).toEqual([]);
  server.tell(changed, delta(11, [oskar]));
  server.tell(changed, delta(12, [sampleRow('oskar', { ready: true })]));
  server.lose();
  setTruth(snapshot(14, [amina, oskar, zofia, sampleRow('kofi', { status: 'being-seen' })]));
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(arrivals).toEqual(['oskar', 'zofia']);
});

test('a row in which nothing changed stays the same object', async () => {
  const { server, mirror } = await follow();
  const before = mirror.list.read().rows.get(stayOf('amina'));
  const same: Row = { ...amina, providers: [] };
  server.tell(changed, delta(11, [same, oskar]));
  expect(mirror.list.read().rows.get(stayOf('amina'))).toBe(before);
});

test('a refusal is shown, and tried again on demand', async () => {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  const mirror = createWaitingListMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  server.answer(watch, () => no('forbidden'));
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read()).toMatchObject({ phase: 'failed', error: 'forbidden' });
  server.answer(watch, () => yes(snapshot(1, [amina])));
  mirror.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read()).toMatchObject({ phase: 'ready', error: null });
});

test('changes of another clinic are none of its business', async () => {
  const { server, names } = await follow();
  server.tell(changed, { ...delta(11, [oskar]), clinicId: stayOf('cardiology') });
  expect(names()).toEqual(['amina']);
});

test('a right that goes takes the list with it; one that comes back brings it, and nobody of it has just arrived', async () => {
  const { server, mirror, names, arrivals } = await follow();
  server.answer(watch, () => no('forbidden'));
  server.tell(toClient.standingChanged, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read()).toMatchObject({ phase: 'failed', error: 'forbidden' });
  expect(names()).toEqual([]);
  server.answer(watch, () => yes(snapshot(14, [amina, oskar])));
  server.tell(toClient.standingChanged, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual(['amina', 'oskar']);
  expect(arrivals).toEqual([]);
});

test('a lock keeps the list as it was; once it is unlocked, the page asks for what it missed', async () => {
  const { server, mirror, names, watched } = await follow();
  server.answer(watch, () => no('session-locked'));
  server.lose();
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  expect(mirror.list.read()).toMatchObject({ phase: 'ready', isCurrent: false });
  const before = watched();
  server.answer(watch, () => yes(snapshot(13, [amina, oskar])));
  server.tell(toClient.sessionUnlocked, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(watched()).toBe(before + 1);
  expect(names()).toEqual(['amina', 'oskar']);
  expect(mirror.list.read().isCurrent).toBe(true);
});

test('keeps the callers of other clinics who are offered here, the oldest offer first', async () => {
  const { server, mirror } = await follow({ ...snapshot(10, [amina]), offers: [sampleOffer('late', 20)] });
  server.tell(changed, { ...delta(11, []), offers: [sampleOffer('early', 10)] });
  expect(mirror.list.read().offers.map(({ firstName }) => firstName)).toEqual(['early', 'late']);
  server.tell(changed, { ...delta(12, []), offersGone: [stayOf('late')] });
  expect(mirror.list.read().offers.map(({ firstName }) => firstName)).toEqual(['early']);
  const { offers } = mirror.list.read();
  server.tell(changed, delta(13, [oskar]));
  expect(mirror.list.read().offers).toBe(offers);
});
