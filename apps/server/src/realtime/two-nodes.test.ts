import { createAdapter } from '@socket.io/redis-streams-adapter';
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, valueOf } from '@anteroom/testkit';
import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestClinic } from '../testing/test-clinic.ts';
import { addTestRoom } from '../testing/test-room.ts';
import type { TestServer } from '../testing/test-server.ts';

const redisUrl = process.env['ANTEROOM_TEST_REDIS_URL'];
if (redisUrl === undefined) console.warn('NOT RUN on two nodes: ANTEROOM_TEST_REDIS_URL is not set.');

describe.skipIf(redisUrl === undefined)('Two nodes over Redis', () => {
  let clinic: TestClinic;
  let other: TestServer;
  const clients: { destroy(): void }[] = [];

  async function connect() {
    const client = createClient({ url: redisUrl ?? '' });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return createAdapter(client, { streamName: stream, channelPrefix: stream });
  }
  let stream = '';

  beforeEach(async () => {
    // A stream of its own, so that no other test is heard.
    stream = `anteroom-${newMessageId()}`;
    clinic = await createTestClinic({ adapter: await connect() });
    other = await clinic.addServer(await connect());
  });
  afterEach(async () => {
    await clinic.close();
    for (const client of clients.splice(0)) client.destroy();
  });

  /** The nodes hear each other from the moment at which both read the stream. */
  async function untilJoined(): Promise<void> {
    const here = await clinic.staff('Watcher');
    for (;;) {
      const caller = await clinic.callerArrives('First', { server: other });
      const heard = await here.page.next(toClient.waitingAreaChanged).then(
        () => true,
        () => false,
      );
      await caller.page.request(toServer.leaveStay, {});
      if (heard) return;
    }
  }

  test('a caller on one is seen by a professional on the other', async () => {
    await untilJoined();
    const chen = await clinic.staff('Dr Chen', { server: other });
    const alice = await clinic.callerArrives('Alice', { server: clinic.server });
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Alice');
    const call = await chen.joins(alice);
    const entered = await alice.page.next(toClient.callEntered);
    const signal = { generation: 'g', candidate: null };
    expect(codeIn(await chen.page.request(toServer.signal, { callId: call.callId, to: entered.self, signal }))).toBe(
      'ok',
    );
    expect(await alice.page.next(toClient.signalled)).toMatchObject({ from: call.self });
    expect(codeIn(await alice.page.request(toServer.signal, { callId: call.callId, to: call.self, signal }))).toBe(
      'ok',
    );
    expect(await chen.page.next(toClient.signalled)).toMatchObject({ from: entered.self });

    expect(codeIn(await chen.page.request(toServer.leaveCall, { callId: call.callId }))).toBe('ok');
    expect(await alice.page.next(toClient.callLeft)).toMatchObject({ reason: 'on-hold' });
    await alice.page.next(toClient.stayChanged, ({ status }) => status === 'on-hold');
    const after = await alice.page.request(toServer.signal, { callId: call.callId, to: call.self, signal });
    expect(codeIn(after)).toBe('not-in-this-call');

    await chen.does(alice, { type: 'remove' });
    await alice.page.next(toClient.stayChanged, ({ outcome }) => outcome === 'removed');
    await alice.page.untilCut();
  });

  test('a newer page on the other supersedes the older one', async () => {
    await untilJoined();
    const alice = await clinic.callerArrives('Alice');
    const newer = await alice.opensPage(other);
    valueOf(await newer.request(toServer.enterStay, {}));
    await alice.page.next(toClient.superseded);
    await alice.page.untilCut();
    expect(newer.connected).toBe(true);
  });

  test('a guest on one is seen, let in and taken out again by a member on the other', async () => {
    await untilJoined();
    const chen = await clinic.staff('Dr Chen', { server: other });
    const room = await addTestRoom(clinic, chen);
    valueOf(await chen.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    const call = await room.isEnteredBy(chen);
    const grace = await room.guestKnocks('Grace', { server: clinic.server });
    await chen.page.next(toClient.roomsChanged, ({ changed }) => changed[0]?.inside?.knocks[0]?.name === 'Grace');
    valueOf(await chen.page.request(toServer.admitGuests, { roomId: room.id, visitIds: [grace.id] }));
    await grace.page.next(toClient.callEntered);
    const signal = { generation: 'g', candidate: null };
    valueOf(await grace.page.request(toServer.signal, { callId: call.callId, to: call.self, signal }));
    expect(await chen.page.next(toClient.signalled)).toMatchObject({ from: grace.id });

    const by = { kind: 'staff', personId: chen.personId } as const;
    await other.core.rooms.revokeLink(room.id, room.linkId, by);
    expect(await grace.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    await grace.page.next(toClient.visitChanged, ({ outcome }) => outcome === 'link-revoked');
    await grace.page.untilCut();
    await expect(grace.opensPage()).rejects.toMatchObject({ code: 'not-signed-in' });
    room.close();
  });

  test('a session that is over is cut on both', async () => {
    await untilJoined();
    const chen = await clinic.staff('Dr Chen', { server: other });
    clinic.server.core.signOut(`session of ${chen.personId}`);
    await chen.page.next(toClient.signedOut);
    await chen.page.untilCut();
  });
});
