import { accepted, everyPermission } from '@anteroom/domain';
import { toServer, type SettingsChange } from '@anteroom/protocol';
import { codeIn } from '@anteroom/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';
import type { SmsSender } from '../sms/read-model.ts';

type Setting = SettingsChange['set'][number]['setting'];

let clinic: TestClinic;
let chen: TestStaff;
let alice: TestCaller;
let revisions: Map<string, number>;

const sms: SmsSender = { kind: 'gateway', numberOf: (to) => to, send: () => Promise.resolve(accepted(null)) };

// Monday, 12 January 2026, nine o'clock.
beforeEach(async () => {
  clinic = await createTestClinic({ reach: { sms, push: null, baseUrl: () => 'https://anteroom.test' } });
  chen = await clinic.staff('Dr Chen');
  await clinic.database.stores.access.grantClinicRole(
    chen.personId,
    clinic.id,
    'clinic-administrator',
    everyPermission,
  );
  alice = await clinic.callerArrives('Alice');
  revisions = new Map();
});
afterEach(() => clinic.close());

async function set(setting: Setting): Promise<void> {
  const seen = revisions.get(setting.key) ?? 0;
  const by = { kind: 'staff', personId: chen.personId } as const;
  const done = await clinic.server.core.settings.change(
    { clinic: clinic.slug },
    { set: [{ setting, revision: seen }], inherit: [] },
    by,
  );
  expect(done.ok).toBe(true);
  revisions.set(setting.key, seen + 1);
}

const openUntil = (to: string): Setting => {
  const day = [{ from: '08:00', to }];
  return { key: 'openingHours', value: { kind: 'weekly', days: [day, day, day, day, day, day, day] } };
};

/** The time on the clinic's wall at which Alice's place is given up; null for never, undefined while she is here. */
async function placeEnds(): Promise<string | null | undefined> {
  const { stores } = clinic.database;
  const stay = (await stores.consultations.load(alice.id))?.consultation;
  const presence = stay === undefined ? undefined : (await stores.presence.get(stay.callerId))?.presence;
  if (presence?.state !== 'missing') return undefined;
  return presence.goneAt === null ? null : new Date(presence.goneAt).toISOString().slice(11, 16);
}

async function putsThePhoneDown(): Promise<void> {
  const wish = { wanted: true, locale: 'en', phone: '+46 70 123 45 67' } as const;
  expect(codeIn(await alice.page.request(toServer.wantCallBack, wish))).toBe('ok');
  alice.page.close();
  await expect.poll(placeEnds).not.toBeUndefined();
}

test('Whoever wishes to be called back is waited for until closing, whenever that is moved to', async () => {
  await putsThePhoneDown();
  expect(await placeEnds()).toBeNull();
  await set(openUntil('12:00'));
  await expect.poll(placeEnds).toBe('12:00');
  await set(openUntil('17:00'));
  await expect.poll(placeEnds).toBe('17:00');
  const list = await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id });
  expect(list.ok && list.value.rows.map(({ id }) => id)).toEqual([alice.id]);
  await clinic.clock.advance(7.99 * 3_600_000);
  expect(await placeEnds()).toBe('17:00');
  await clinic.clock.advance(60_000);
  expect(await placeEnds()).toBeUndefined();
});

test('What else is set begins nobody’s grace anew', async () => {
  await set(openUntil('09:03'));
  await putsThePhoneDown();
  expect(await placeEnds()).toBe('09:10');
  await clinic.clock.advance(120_000);
  await set({ key: 'lateAfterMinutes', value: 20 });
  await set(openUntil('12:00'));
  await expect.poll(placeEnds).toBe('12:00');
  await clinic.clock.advance(60_000);
  await set(openUntil('09:03'));
  await expect.poll(placeEnds).toBe('09:13');
  await set({ key: 'lateAfterMinutes', value: 25 });
  await clinic.clock.advance(9 * 60_000);
  expect(await placeEnds()).toBe('09:13');
});
