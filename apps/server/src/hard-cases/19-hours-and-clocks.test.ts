import { elapsed, type OpeningHours } from '@anteroom/domain';
import { arrivalForm, toClient, toServer } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import * as z from 'zod/mini';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../testing/test-clinic.ts';

const minute = 60_000;
const hour = 60 * minute;

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

async function opens(hours: OpeningHours, timeZone: string): Promise<void> {
  const { settings } = clinic.database.stores;
  await settings.change({ clinicId: clinic.id }, { key: 'openingHours', value: hours }, 0);
  await settings.change({ clinicId: clinic.id }, { key: 'timeZone', value: timeZone }, 0);
}

/** Puts the server's clock to a moment, also to one that is past. */
const itIs = (text: string): void => clinic.clock.set(Date.parse(text));

async function tries(): Promise<string> {
  const arrived = await clinic.server.core.arrivals.arrive({
    clinic: clinic.slug,
    form: { firstName: 'Alice', lastName: 'Andersson' },
    token: null,
    device: 'phone',
  });
  return arrived.ok ? 'comes in' : arrived.error.code;
}

const nights: OpeningHours = {
  kind: 'weekly',
  days: Array.from({ length: 7 }, () => [{ from: '22:00', to: '06:00' }]),
};
const day: OpeningHours = { kind: 'weekly', days: Array.from({ length: 7 }, () => [{ from: '08:00', to: '17:00' }]) };

describe('Hours in which the clocks are changed', () => {
  test.each([
    ['Europe/Berlin, forward', 'Europe/Berlin', '2026-03-28T21:00Z', '2026-03-29T04:00Z'],
    ['Europe/Berlin, back', 'Europe/Berlin', '2026-10-24T20:00Z', '2026-10-25T05:00Z'],
    ['America/New_York, forward', 'America/New_York', '2026-03-08T03:00Z', '2026-03-08T10:00Z'],
    ['America/New_York, back', 'America/New_York', '2026-11-01T02:00Z', '2026-11-01T11:00Z'],
    ['Australia/Lord_Howe, half an hour', 'Australia/Lord_Howe', '2026-10-03T11:30Z', '2026-10-03T19:00Z'],
    ['a leap day', 'Asia/Kolkata', '2028-02-29T16:30Z', '2028-03-01T00:30Z'],
  ])('%s: from ten at night until six, as the clock on the wall shows it', async (_what, zone, from, to) => {
    await opens(nights, zone);
    itIs(new Date(Date.parse(from) - 1_000).toISOString());
    expect(await tries()).toBe('out-of-hours');
    itIs(from);
    expect(await tries()).toBe('comes in');
    itIs(new Date(Date.parse(to) - 1_000).toISOString());
    expect(await tries()).toBe('comes in');
    itIs(to);
    expect(await tries()).toBe('out-of-hours');
  });
});

describe('A caller’s own clock', () => {
  test('is asked for nothing: whoever says what time it is is refused', () => {
    const form = { firstName: 'Alice', lastName: 'Andersson' };
    expect(z.safeParse(arrivalForm, form).success).toBe(true);
    for (const key of ['now', 'at', 'arrivedAt', 'time', 'clock'])
      expect(z.safeParse(arrivalForm, { ...form, [key]: String(clinic.clock.now() - 2 * hour) }).success).toBe(false);
  });
});

describe('A server’s clock that steps back two hours', () => {
  test('makes no wait negative, changes no place, and takes nobody for gone', async () => {
    const chen = await clinic.staff('Dr Chen');
    const alice = await clinic.callerArrives('Alice');
    await clinic.clock.advance(10 * minute);
    const bo = await clinic.callerArrives('Bo');
    alice.page.lose();
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) =>
      changed.some(({ id, missingSince }) => id === alice.id && missingSince !== null),
    );

    clinic.clock.set(clinic.clock.now() - 2 * hour);
    await clinic.clock.advance(30_000);
    const cem = await clinic.callerArrives('Cem');
    const list = valueOf(await chen.page.request(toServer.watchWaitingArea, { clinicId: clinic.id }));
    expect(list.rows).toHaveLength(3);
    for (const { arrivedAt, since, missingSince } of list.rows) {
      expect(elapsed(arrivedAt, list.now)).toBeGreaterThanOrEqual(0);
      expect(elapsed(since, list.now)).toBeGreaterThanOrEqual(0);
      if (missingSince !== null) expect(elapsed(missingSince, list.now)).toBe(0);
    }
    const positionOf = async (page: typeof bo.page) => valueOf(await page.request(toServer.enterStay, {})).position;
    const back = await alice.opensPage();
    expect(valueOf(await back.request(toServer.enterStay, {}))).toMatchObject({ status: 'waiting' });
    // By the time of arrival that was written down: who comes after the step has an earlier one.
    expect([await positionOf(cem.page), await positionOf(back), await positionOf(bo.page)]).toEqual([1, 2, 3]);
  });

  test('decides by the clock as it is now, and those inside stay', async () => {
    await opens(day, 'Europe/Berlin');
    const alice = await clinic.callerArrives('Alice');
    itIs('2026-01-12T16:30Z');
    expect(await tries()).toBe('out-of-hours');
    expect(valueOf(await alice.page.request(toServer.enterStay, {})).clinic).toMatchObject({
      isOpen: false,
      closesAt: null,
    });
    clinic.clock.set(clinic.clock.now() - hour);
    expect(await tries()).toBe('comes in');
    expect(valueOf(await alice.page.request(toServer.enterStay, {})).clinic).toMatchObject({
      isOpen: true,
      closesAt: Date.parse('2026-01-12T16:00Z'),
    });
  });
});

describe('A wish to be called back', () => {
  test('lasts until the clinic closes, and not a second longer', async () => {
    await opens(day, 'Europe/Berlin');
    const alice = await clinic.callerArrives('Alice');
    const { consultations } = clinic.database.stores;
    const stored = await consultations.load(alice.id);
    if (stored === null) throw new Error('Alice has no stay.');
    const event = { type: 'call-back-wanted', at: clinic.clock.now(), wanted: true } as const;
    const wishing = { ...stored.consultation, callBackWantedSince: event.at };
    expect(await consultations.save(wishing, stored.revision, [event])).toBe(true);
    const chen = await clinic.staff('Dr Chen');
    alice.page.lose();
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.missingSince != null);

    itIs('2026-01-12T15:59:58Z');
    expect((await consultations.load(alice.id))?.consultation.status).toBe('waiting');
    await clinic.clock.advance(3_000);
    expect((await consultations.load(alice.id))?.consultation).toMatchObject({ status: 'ended', outcome: 'lost' });
  });
});
