import { accepted, defaultAlerts, everyPermission, type PersonId } from '@anteroom/domain';
import { createMovingClock } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryDatabase, type MemoryDatabase } from '../../database/memory-database.ts';
import { addClinic, addWaiting } from '../../database/testing/world.ts';
import { translatorFor } from '../../http/translators.ts';
import { randomIds } from '../../platform/ids.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import type { Mailer } from '../mail/read-model.ts';
import type { PushNotice } from '../push/read-model.ts';
import type { SmsSender } from '../sms/read-model.ts';
import { createAlertPhones } from './alert-phones.ts';
import type { StoredAlerts } from './alert-store.ts';
import { createAlertWatch } from './alert-watch.ts';

const minute = 60_000;
const phones = createAlertPhones('a secret of a test that is long enough');

/** A clinic with Dr Chen, whose alerts are told by every way, and as many nodes as a test wants. */
async function open(database: MemoryDatabase) {
  const clock = createMovingClock();
  const clinic = await addClinic(database.stores);
  const chen = randomIds.person();
  await database.addPerson({ id: chen, name: 'Dr Chen', email: 'mei.chen@nordby.example' });
  await database.stores.access.grantClinicRole(chen, clinic.id, 'team-member', everyPermission);
  const told: string[] = [];
  const world = { signedIn: new Set<PersonId>([chen]), watching: new Set<PersonId>() };
  const mailer: Mailer = {
    kind: 'smtp',
    send({ to, locale, write }) {
      const { subject, paragraphs, link } = write(translatorFor(locale));
      told.push(`mail ${to}: ${subject} | ${paragraphs.join(' ')} | ${link?.href ?? ''}`);
      return Promise.resolve(accepted(null));
    },
  };
  const sms: SmsSender = {
    kind: 'gateway',
    numberOf: (to) => to,
    send({ to, locale, write }) {
      told.push(`sms ${to}: ${write(translatorFor(locale))}`);
      return Promise.resolve(accepted(null));
    },
  };
  const node = () =>
    createAlertWatch({
      database,
      mailer,
      sms,
      notify(person: PersonId, notice: PushNotice) {
        told.push(`push ${person}: ${JSON.stringify(notice)}`);
        return Promise.resolve(1);
      },
      phones,
      isSignedIn: (person) => Promise.resolve(world.signedIn.has(person)),
      emailOf: () => Promise.resolve('mei.chen@nordby.example'),
      watchersOf: () => Promise.resolve(world.watching),
      baseUrl: () => 'https://anteroom.test',
      clock,
      log: createMemoryLog(),
    });
  const set = (change: Partial<StoredAlerts> = {}) =>
    database.stores.alerts.put({
      ...defaultAlerts,
      email: true,
      sms: true,
      push: true,
      personId: chen,
      clinicId: clinic.id,
      locale: 'en',
      sealedPhone: phones.seal(chen, '+46701234567'),
      setAt: clock.now(),
      ...change,
    });
  return { clock, clinic, chen, told, world, node, set };
}

let database: MemoryDatabase;
beforeEach(() => {
  database = createMemoryDatabase();
});
afterEach(() => database.close());

describe('Alerts of somebody who works elsewhere', () => {
  test('say by every way that somebody waits, once, however many nodes look; and never who', async () => {
    const { clock, clinic, chen, told, node, set } = await open(database);
    await set();
    await addWaiting(database.stores, clinic, clock.now());
    const nodes = [node(), node(), node()];
    await Promise.all(nodes.map((each) => each.tick()));
    await Promise.all(nodes.map((each) => each.tick()));
    expect(told.toSorted()).toEqual([
      `mail mei.chen@nordby.example: Somebody waits in Renal Unit | Somebody is in the waiting area of Renal Unit. | https://anteroom.test/clinics/renal/waiting-area`,
      `push ${chen}: {"title":"Anteroom","body":"Somebody is waiting.","path":"/clinics/renal/waiting-area","tag":"waiting"}`,
      `sms +46701234567: Somebody waits in Renal Unit: https://anteroom.test/clinics/renal/waiting-area`,
    ]);
  });

  test('tell of those who come together in one message, and of the next one anew', async () => {
    const { clock, clinic, told, node, set } = await open(database);
    await set({ sms: false, push: false });
    await addWaiting(database.stores, clinic, clock.now());
    await addWaiting(database.stores, clinic, clock.now());
    await node().tick();
    await addWaiting(database.stores, clinic, clock.now());
    await node().tick();
    expect(told.map((each) => /: (.*?) \|/.exec(each)?.[1])).toEqual([
      '2 people wait in Renal Unit',
      'Somebody waits in Renal Unit',
    ]);
  });

  test('wait as long as the person said', async () => {
    const { clock, clinic, told, node, set } = await open(database);
    await set({ afterMinutes: 5, sms: false, push: false });
    await addWaiting(database.stores, clinic, clock.now());
    const only = node();
    await clock.advance(5 * minute - 1);
    await only.tick();
    expect(told).toEqual([]);
    await clock.advance(1);
    await only.tick();
    expect(told).toHaveLength(1);
  });

  test('keep quiet while a page of theirs shows the waiting area; also about the same caller once it is closed', async () => {
    const { clock, clinic, chen, told, world, node, set } = await open(database);
    await set();
    world.watching.add(chen);
    await addWaiting(database.stores, clinic, clock.now());
    await node().tick();
    world.watching.clear();
    await node().tick();
    expect(told).toEqual([]);

    await set({ onlyAway: false });
    world.watching.add(chen);
    await addWaiting(database.stores, clinic, clock.now());
    await node().tick();
    expect(told).toHaveLength(3);
  });

  test.each([
    ['is signed out', ({ world }) => Promise.resolve(world.signedIn.clear())],
    [
      'may not see the waiting area any more',
      ({ chen, clinic }) =>
        database.stores.access.grantClinicRole(chen, clinic.id, 'team-member', {
          ...everyPermission,
          waitingArea: false,
        }),
    ],
    ['belongs to the clinic no longer', ({ chen, clinic }) => database.stores.access.revokeClinicRole(chen, clinic.id)],
    ['has an account that was closed', ({ chen }) => database.stores.access.setDisabled(chen, 1)],
    ['works in a clinic that was closed', ({ clinic }) => database.stores.clinics.setClosed(clinic.id, 1)],
  ] satisfies readonly (readonly [string, (at: Awaited<ReturnType<typeof open>>) => Promise<unknown>])[])(
    'are quiet for whoever %s',
    async (_what, happens) => {
      const at = await open(database);
      await at.set();
      await addWaiting(database.stores, at.clinic, at.clock.now());
      await happens(at);
      await at.node().tick();
      expect(at.told).toEqual([]);
    },
  );
});
