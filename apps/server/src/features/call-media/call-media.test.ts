import type { CallId, OpenCall } from '@anteroom/domain';
import { expect, test } from 'vitest';
import type { Database } from '../../database/database.ts';
import { createMemoryDatabase } from '../../database/memory-database.ts';
import { randomIds } from '../../platform/ids.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { createCallMedia } from './call-media.ts';
import type { MediaRoom } from './media-room.ts';

const [alice, chen] = [randomIds.participant(), randomIds.participant()];
/** A call that goes over the media server. */
const call: OpenCall = {
  ...{ status: 'open', id: randomIds.call(), startedAt: 0, roomId: null, guests: [], lock: null, held: [] },
  providers: [{ kind: 'provider', participantId: chen, personId: randomIds.person(), joinedAt: 0 }],
  stays: [
    {
      kind: 'stay',
      consultationId: randomIds.consultation(),
      clinicId: randomIds.clinic(),
      participantIds: [alice],
      joinedAt: 0,
    },
  ],
  media: { topology: 'media-server', strained: [], unable: [], unencrypted: null },
};
const sdp = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendonly\r\n';
const offer = { attempt: 'first', sdp, lines: [{ mid: '0', kind: 'sound' as const }], isEncrypted: true };

/** Once all that was begun before has been done. */
const later = () => new Promise((resolve) => setImmediate(resolve));

/** A look has begun, and isn't over: nothing but what is ready by itself is let happen. */
async function isBegun(looks: () => number): Promise<void> {
  for (let turn = 0; turn < 100 && looks() === 0; turn += 1) await Promise.resolve();
  expect(looks()).toBe(1);
}

/** Alice sends over a media server; and a database in which it is counted how often calls are looked at. */
async function sendOver() {
  const memory = createMemoryDatabase();
  await memory.stores.calls.insert(call);
  let looks = 0;
  const { calls } = memory.stores;
  let fails = false;
  const loadMany = async (ids: readonly CallId[]) => {
    looks += 1;
    const isToFail = fails;
    const found = await calls.loadMany(ids);
    await later();
    if (isToFail) throw new Error('The database is away.');
    return found;
  };
  const database: Database = { ...memory, stores: { ...memory.stores, calls: { ...calls, loadMany } } };
  const room: MediaRoom = {
    publish: () => Promise.resolve({ answer: 'an answer', renew: () => Promise.resolve(''), close: () => undefined }),
    receive: () => new Promise(() => undefined),
    feeds: () => [],
    expel: () => Promise.resolve(),
    leave: () => undefined,
    end: () => undefined,
  };
  const media = createCallMedia({
    servers: { isThere: () => true, open: () => Promise.resolve(room), close: () => Promise.resolve() },
    database,
    teller: { mediaOffered: () => undefined, mediaLost: () => undefined },
    clock: { now: () => 0 },
    log: createMemoryLog(),
  });
  const seat = { participantId: alice, connection: 'a page' };
  await media.publish(seat, { callId: call.id, ...offer });
  // What it began with is looked at too.
  await expect.poll(() => looks).toBe(1);
  await later();
  await later();
  looks = 0;
  const knows = async () => (await media.attemptOf(call.id, seat, 'first')) !== null;
  return { media, memory, looks: () => looks, knows, isAway: (away: boolean) => (fails = away) };
}

test('what touches a call at once is served by one look, and what touches it during that by one more', async () => {
  const { media, looks } = await sendOver();
  for (let time = 0; time < 5; time += 1) media.touched(call.id);
  await isBegun(looks);
  for (let time = 0; time < 5; time += 1) media.touched(call.id);
  expect(looks()).toBe(1);
  await expect.poll(looks).toBe(2);
  await later();
  await later();
  expect(looks()).toBe(2);
});

test('what changes while a call is looked at is seen', async () => {
  const { media, memory, knows, looks } = await sendOver();
  expect(await knows()).toBe(true);
  media.touched(call.id);
  await isBegun(looks);
  const stored = await memory.stores.calls.load(call.id);
  await memory.stores.calls.save({ ...call, stays: [] }, stored?.revision ?? 0);
  media.touched(call.id);
  expect(looks()).toBe(1);
  await expect.poll(knows).toBe(false);
});

test('a look that fails takes nothing with it that came meanwhile', async () => {
  const { media, memory, knows, isAway, looks } = await sendOver();
  isAway(true);
  media.touched(call.id);
  await isBegun(looks);
  isAway(false);
  const stored = await memory.stores.calls.load(call.id);
  await memory.stores.calls.save({ ...call, stays: [] }, stored?.revision ?? 0);
  media.touched(call.id);
  await expect.poll(knows).toBe(false);
});
