import { noPermission } from '@anteroom/domain';
import { protocolVersion, toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, openPage } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestClinic } from '../testing/test-clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

describe('The handshake', () => {
  const open = (cookie: string, says: Readonly<Record<string, unknown>>, headers = {}) =>
    openPage({ url: clinic.server.url, cookie, says, headers });

  test('lets nobody in without a session or a token', async () => {
    await expect(open('', { as: 'staff' })).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(open('', { as: 'caller', clinic: 'renal' })).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(open('', { as: 'caller', clinic: 'elsewhere' })).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test("takes a caller's token for a caller's only, and staff's session for staff's", async () => {
    const alice = await clinic.callerArrives('Alice');
    const chen = await clinic.staff('Dr Chen');
    await expect(open(alice.cookie, { as: 'staff' })).rejects.toMatchObject({ code: 'not-signed-in' });
    const asCaller = open(chen.cookie, { as: 'caller', clinic: 'renal' });
    await expect(asCaller).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test('tells an old page to load itself again, whatever else it says', async () => {
    const says = { as: 'robot', version: protocolVersion + 1 };
    await expect(open('', says)).rejects.toMatchObject({ code: 'version-mismatch' });
    await expect(open('', { as: 'robot' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('refuses pages of other origins, with a good session too', async () => {
    const chen = await clinic.staff('Dr Chen');
    const elsewhere = { origin: 'https://elsewhere.example' };
    for (const transports of [['websocket'], ['polling']] as const) {
      const page = openPage({
        url: clinic.server.url,
        cookie: chen.cookie,
        says: { as: 'staff' },
        headers: elsewhere,
        transports,
      });
      await expect(page).rejects.toThrow();
    }
  });

  test('works over long polling alone', async () => {
    const alice = await clinic.callerArrives('Alice');
    const says = { as: 'caller', clinic: 'renal' };
    const page = await openPage({ url: clinic.server.url, cookie: alice.cookie, says, transports: ['polling'] });
    expect(codeIn(await page.request(toServer.enterStay, {}))).toBe('ok');
    page.close();
  });
});

describe("A caller's page", () => {
  test('is refused everything of staff, and hears nothing of it', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const { callId } = await chen.joins(bob);
    const own = { consultationId: alice.id };
    const refusals = [
      await alice.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }),
      await alice.page.request(toServer.commandConsultation, { ...own, command: { type: 'join' } }),
      await alice.page.request(toServer.commandConsultation, { ...own, command: { type: 'remove' } }),
      await alice.page.request(toServer.commandConsultation, { consultationId: bob.id, command: { type: 'end' } }),
      await alice.page.request(toServer.listMessages, { consultationId: bob.id }),
      await alice.page.request(toServer.endCall, { callId }),
      await alice.page.request(toServer.leaveCall, { callId }),
      await alice.page.request(toServer.enterCall, { callId }),
    ];
    expect(refusals.map(codeIn)).toEqual([
      'not-found',
      'not-found',
      'not-found',
      'not-found',
      'not-found',
      'not-in-this-call',
      'not-in-this-call',
      'not-in-this-call',
    ]);
    // Something happens on the dashboard: its own view comes, and nothing else.
    await chen.does(alice, { type: 'mark-ready', ready: true });
    await alice.page.next(toClient.stayChanged, ({ revision }) => revision === 2);
    expect(alice.page.heard(toClient.waitingAreaChanged)).toEqual([]);
    expect(alice.page.heard(toClient.callEntered)).toEqual([]);
    expect(alice.page.bytes()).not.toContain('Bob');
  });
});

describe('Staff', () => {
  test('without the permission of this clinic see and do nothing', async () => {
    const stranger = await clinic.staff('No permission', { waitingArea: false });
    const alice = await clinic.callerArrives('Alice');
    const watched = await stranger.page.request(toServer.watchWaitingArea, { clinicId: clinic.id });
    expect(codeIn(watched)).toBe('forbidden');
    for (const type of ['join', 'hold', 'end', 'remove'] as const) {
      expect(codeIn(await stranger.does(alice, { type }))).toBe('forbidden');
    }
    expect(stranger.page.heard(toClient.waitingAreaChanged)).toEqual([]);
  });

  test('lose what a role gave them at once, on the sockets that are open', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await clinic.database.stores.access.grantClinicRole(chen.personId, clinic.id, 'team-member', noPermission);
    expect(codeIn(await chen.does(alice, { type: 'join' }))).toBe('forbidden');
  });

  test('are cut everywhere when their session is over', async () => {
    const chen = await clinic.staff('Dr Chen');
    const other = await chen.opensPage();
    clinic.server.core.signOut(`session of ${chen.personId}`);
    for (const page of [chen.page, other]) {
      await page.next(toClient.signedOut);
      await page.untilCut();
    }
  });

  test('are cut within a minute where the session ends by itself', async () => {
    const chen = await clinic.staff('Dr Chen');
    const okoro = await clinic.staff('Dr Okoro');
    const alice = await clinic.callerArrives('Alice');
    clinic.server.endSession(chen.personId);
    await clinic.clock.advance(60_000);
    await chen.page.next(toClient.signedOut);
    await chen.page.untilCut();
    expect(okoro.page.connected).toBe(true);
    expect(alice.page.connected).toBe(true);
  });

  test('who stop watching hear no more', async () => {
    const chen = await clinic.staff('Dr Chen');
    const okoro = await clinic.staff('Dr Okoro');
    await chen.page.request(toServer.unwatchWaitingArea, { clinicId: clinic.id });
    await clinic.callerArrives('Alice');
    await okoro.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.missingSince === null);
    await chen.page.request(toServer.unwatchWaitingArea, { clinicId: clinic.id });
    expect(chen.page.heard(toClient.waitingAreaChanged)).toEqual([]);
  });
});

describe('Too much', () => {
  test('is told so, and works again after a moment', async () => {
    const alice = await clinic.callerArrives('Alice');
    const send = () =>
      alice.page.request(toServer.sendMessage, { consultationId: alice.id, id: newMessageId(), text: 'Again' });
    const codes = [];
    for (let count = 1; count <= 25; count += 1) codes.push(codeIn(await send()));
    expect(codes.filter((code) => code === 'too-many-requests').length).toBeGreaterThan(3);
    await clinic.clock.advance(1_000);
    expect(codeIn(await send())).toBe('ok');
  });

  test('of it without end cuts the page, and only that one', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    for (let count = 1; count <= 400; count += 1) void alice.page.sendRaw(toServer.listMessages.event, {});
    await alice.page.untilCut();
    expect(codeIn(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }))).toBe('ok');
  });

  test('counts what is malformed too', async () => {
    const alice = await clinic.callerArrives('Alice');
    for (let count = 1; count <= 400; count += 1) void alice.page.sendRaw(toServer.listMessages.event, {}, {});
    await alice.page.untilCut();
  });
});

describe('Deltas', () => {
  test('follow each other without a gap, and lead to the list that a new page gets', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    await Promise.all([
      chen.does(alice, { type: 'mark-ready', ready: true }),
      chen.does(bob, { type: 'assign', to: chen.personId }),
      alice.page.request(toServer.sendMessage, { consultationId: alice.id, id: newMessageId(), text: 'Hello' }),
      bob.page.request(toServer.leaveStay, {}),
    ]);
    const later = await (
      await clinic.staff('Dr Okoro')
    ).page.request(toServer.watchWaitingArea, { clinicId: clinic.id });
    if (!later.ok) throw new Error('Dr Okoro could not watch.');
    await chen.page.next(toClient.waitingAreaChanged, ({ revision }) => revision === later.value.revision);
    const deltas = chen.page.heard(toClient.waitingAreaChanged);
    expect(deltas.map(({ revision }) => revision)).toEqual(
      deltas.map((_delta, index) => chen.list.revision + 1 + index),
    );
    const rows = new Map(chen.list.rows.map((row) => [row.id, row]));
    for (const { changed, gone } of deltas) {
      for (const row of changed) rows.set(row.id, row);
      for (const id of gone) rows.delete(id);
    }
    expect([...rows.values()]).toEqual(later.value.rows);
  });
});
