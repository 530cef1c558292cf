import { everyPermission, noPermission } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestClinic, TestStaff } from '../testing/test-clinic.ts';
import type { TestServer } from '../testing/test-server.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

const access = () => clinic.database.stores.access;
/** Hard case 7 gives two seconds. Nobody tells the nodes: the change is as if the command line had made it. */
const toldOf = ({ page }: TestStaff) => page.heard(toClient.standingChanged).length;
const soon = () => clinic.clock.advance(1_000);

describe('hard case 7: a role that is taken or lowered', () => {
  test.each(['here', 'on another node'])(
    'takes the list away from an open page %s within two seconds',
    async (where) => {
      const at: TestServer = where === 'here' ? clinic.server : await clinic.addServer();
      const chen = await clinic.staff('Dr Chen', { server: at });
      const berg = await clinic.staff('Dr Berg', { server: at });
      await soon();
      for (const { page } of [chen, berg]) await page.next(toClient.standingChanged);
      const before = [chen, berg].map(toldOf);
      await access().grantClinicRole(chen.personId, clinic.id, 'team-member', noPermission);
      await soon();

      await clinic.callerArrives('Bob', { server: at });
      await berg.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Bob');
      // Answered after what was told before it, so that nothing is still on its way.
      expect(codeIn(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }))).toBe('forbidden');
      expect(chen.page.bytes()).not.toContain('Bob');
      expect([chen, berg].map(toldOf)).toEqual([(before[0] ?? 0) + 1, before[1]]);
      expect(chen.page.connected).toBe(true);
    },
  );

  test('ends the part of whoever is in a call, as if they had left; the caller is on hold', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const call = await chen.joins(alice);
    await alice.page.next(toClient.callEntered);
    await access().revokeClinicRole(chen.personId, clinic.id);
    await soon();

    expect(await chen.page.next(toClient.callLeft)).toEqual({ callId: call.callId, reason: 'left' });
    expect(await alice.page.next(toClient.stayChanged, ({ status }) => status === 'on-hold')).toMatchObject({
      callId: null,
    });
    expect(codeIn(await chen.page.request(toServer.enterCall, { callId: call.callId }))).toBe('not-in-this-call');
  });

  test('and one that is kept or raised takes nothing away', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await chen.joins(alice);
    await soon();
    await chen.page.next(toClient.standingChanged);
    const before = toldOf(chen);
    await access().grantClinicRole(chen.personId, clinic.id, 'clinic-administrator', everyPermission);
    await soon();
    await clinic.callerArrives('Bob');
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Bob');
    expect(chen.page.heard(toClient.callLeft)).toEqual([]);
    // Told once, not every second.
    await soon();
    await soon();
    await clinic.callerArrives('Cem');
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Cem');
    expect(toldOf(chen)).toBe(before + 1);
  });
});

describe('hard case 7: a disabled account', () => {
  test.each(['here', 'on another node'])('is out of everything %s within two seconds, and stays out', async (where) => {
    const at: TestServer = where === 'here' ? clinic.server : await clinic.addServer();
    const chen = await clinic.staff('Dr Chen', { server: at });
    const alice = await clinic.callerArrives('Alice', { server: at });
    await chen.joins(alice);
    await access().setDisabled(chen.personId, clinic.clock.now());
    // At once for every command.
    expect(codeIn(await chen.does(alice, { type: 'mark-ready', ready: true }))).toBe('not-signed-in');
    await soon();
    await chen.page.untilCut();
    expect(chen.page.heard(toClient.signedOut)).toHaveLength(1);
    const stored = await clinic.database.stores.consultations.load(alice.id);
    expect(stored?.consultation.status).toBe('on-hold');
  });
});
