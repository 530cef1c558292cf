import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, openPage, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic, type TestStaff } from '../testing/test-clinic.ts';
import { addTestRoom, type TestRoom } from '../testing/test-room.ts';

let clinic: TestClinic;
let chen: TestStaff;
let room: TestRoom;

beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
  room = await addTestRoom(clinic, chen);
});
afterEach(async () => {
  room.close();
  await clinic.close();
});

const two = 2_000;

describe('A guest link is revoked in use', () => {
  test('whoever came by it is out, while the clock hasn’t moved by two seconds, and stays out', async () => {
    const call = await room.isEnteredBy(chen);
    const grace = await room.guestKnocks('Grace');
    valueOf(await chen.page.request(toServer.admitGuests, { roomId: room.id, visitIds: [grace.id] }));
    await grace.page.next(toClient.callEntered);
    const knocking = await room.guestKnocks('Henry');

    const before = clinic.clock.now();
    const by = { kind: 'staff', personId: chen.personId } as const;
    expect(await clinic.server.core.rooms.revokeLink(room.id, room.linkId, by)).toEqual({ ok: true, value: null });
    expect(await grace.page.next(toClient.callLeft)).toEqual({ callId: call.callId, reason: 'removed' });
    for (const { page } of [grace, knocking]) {
      const told = await page.next(toClient.visitChanged, ({ status }) => status === 'over');
      expect(told).toMatchObject({ outcome: 'link-revoked', name: '' });
      await page.untilCut();
    }
    await chen.page.next(toClient.callChanged, ({ participants }) => participants.length === 1);
    expect(clinic.clock.now() - before).toBeLessThan(two);

    // The old token, the known ids, and what is still said to them: nothing.
    await expect(grace.opensPage()).rejects.toMatchObject({ code: 'not-signed-in' });
    const signal = { generation: 'late', candidate: null };
    valueOf(await chen.page.request(toServer.signal, { callId: call.callId, to: grace.id, signal }));
    expect(grace.page.heard(toClient.signalled)).toEqual([]);
    const again = await chen.page.request(toServer.admitGuests, { roomId: room.id, visitIds: [grace.id, knocking.id] });
    expect(codeIn(again)).toBe('visit-over');
  });

  test('then it answers like one that never was, to whoever asks', async () => {
    const grace = await room.guestKnocks('Grace');
    const { knocking, rooms } = clinic.server.core;
    await rooms.revokeLink(room.id, room.linkId, { kind: 'staff', personId: chen.personId });
    const never = 'A'.repeat(43);
    for (const secret of [room.secret, never]) {
      expect(await knocking.behind(secret)).toBeNull();
      const knock = { secret, form: { name: 'Grace' }, device: 'desktop' } as const;
      for (const token of [grace.token, null])
        expect(await knocking.knock({ ...knock, token })).toEqual({ ok: false, error: { code: 'not-found' } });
    }
    const says = { as: 'guest', link: room.linkId };
    const other = { as: 'guest', link: 'A'.repeat(22) };
    for (const page of [says, other])
      await expect(openPage({ url: clinic.server.url, cookie: grace.cookie, says: page })).rejects.toMatchObject({
        code: 'not-signed-in',
      });
  });
});
