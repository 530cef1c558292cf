import { everyPermission, type ClinicId, type PersonId } from '@anteroom/domain';
import { toClient, toServer, type StructureSnapshot } from '@anteroom/protocol';
import { codeIn, openPage, valueOf, type PageClient } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryDatabase } from '../../database/memory-database.ts';
import type { MemoryDatabase } from '../../database/memory-database.ts';
import { aClinic } from '../../database/testing/world.ts';
import { randomIds } from '../../platform/ids.ts';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestClinic } from '../../testing/test-clinic.ts';
import { staffCookie } from '../../testing/test-server.ts';

let renal: TestClinic;
let database: MemoryDatabase;
let cardiology: ClinicId;
const pages: PageClient[] = [];

beforeEach(async () => {
  const memory = createMemoryDatabase();
  database = memory;
  const store = {
    database: memory,
    addPerson: (id: PersonId, name: string) => memory.addPerson({ id, name }),
    close: () => memory.close(),
  };
  renal = await createTestClinic({ store });
  const organisation = await renal.database.stores.clinics.organisationBySlug('nordby');
  if (organisation === null) throw new Error('There is no organisation.');
  const heart = aClinic(organisation, 'cardiology', 'Cardiology');
  await renal.database.stores.clinics.add(heart);
  cardiology = heart.id;
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await renal.close();
});

/** Somebody of the organisation, or of the clinic for hearts, opens the map. */
async function opensMap(role: 'organisation-reporter' | 'team-member'): Promise<{
  readonly page: PageClient;
  readonly map: StructureSnapshot;
  losesRole(): Promise<void>;
}> {
  const { stores } = renal.database;
  const organisation = await stores.clinics.organisationBySlug('nordby');
  if (organisation === null) throw new Error('There is no organisation.');
  const personId = randomIds.person();
  await database.addPerson({ id: personId, name: 'Ana Kovač' });
  if (role === 'team-member') await stores.access.grantClinicRole(personId, cardiology, role, everyPermission);
  else await stores.access.grantOrganisationRole(personId, organisation.id, role);
  const cookie = `${staffCookie}=${personId}`;
  const page = await openPage({ url: renal.server.url, cookie, says: { as: 'staff' } });
  pages.push(page);
  const map = valueOf(await page.request(toServer.watchStructure, { organisation: 'nordby' }));
  return { page, map, losesRole: () => stores.access.revokeOrganisationRole(personId, organisation.id) };
}

describe('The structure map', () => {
  test('shows a reporter the whole house, and a caller who arrives lights it', async () => {
    const { page, map } = await opensMap('organisation-reporter');
    expect(map.organisation).toMatchObject({ slug: 'nordby', name: 'Nordby Hospital' });
    expect(map.clinics.map(({ name, waiting }) => [name, waiting])).toEqual([
      ['Cardiology', 0],
      ['Renal clinic', 0],
    ]);

    const alice = await renal.callerArrives('Alice', { lastName: 'Unmentioned' });
    const arrived = await page.next(toClient.structureChanged);
    expect(arrived.changed).toMatchObject([{ id: renal.id, waiting: 1, beingSeen: 0 }]);

    const chen = await renal.staff('Dr Chen');
    await renal.clock.advance(1_000);
    await chen.joins(alice);
    await renal.clock.advance(1_000);
    const seen = await page.next(toClient.structureChanged, ({ changed }) => changed[0]?.beingSeen === 1);
    expect(seen.changed).toMatchObject([{ waiting: 0, beingSeen: 1, onHold: 0 }]);
    expect(seen.changed[0]?.revision).toBeGreaterThan(arrived.changed[0]?.revision ?? 0);
    expect(page.bytes()).not.toMatch(/Alice|Unmentioned|Chen/);
  });

  test('gathers what happens within a second', async () => {
    const { page } = await opensMap('organisation-reporter');
    for (const name of ['Alice', 'Bob', 'Carol', 'Dora']) await renal.callerArrives(name);
    await page.next(toClient.structureChanged);
    const before = page.heard(toClient.structureChanged).length;
    for (const { consultation } of await renal.database.stores.consultations.openOf(renal.id)) {
      await renal.server.core.perform(
        'commandConsultation',
        { consultationId: consultation.id, command: { type: 'mark-ready', ready: true } },
        { identity: { kind: 'system' }, page: null },
      );
    }
    await renal.clock.advance(1_000);
    // Four people are ready, and nothing that is counted has changed.
    expect(page.heard(toClient.structureChanged).length).toBe(before);
  });

  test('shows a team member their own clinic alone, also live', async () => {
    const { page, map } = await opensMap('team-member');
    expect(map.clinics.map(({ name }) => name)).toEqual(['Cardiology']);
    const reporter = await opensMap('organisation-reporter');

    await renal.callerArrives('Alice');
    await reporter.page.next(toClient.structureChanged);
    expect(page.heard(toClient.structureChanged)).toEqual([]);
  });

  test('tells nothing any more to whoever has lost their role, or has stopped watching', async () => {
    const leaver = await opensMap('organisation-reporter');
    const stays = await opensMap('organisation-reporter');
    const stops = await opensMap('organisation-reporter');
    expect(codeIn(await stops.page.request(toServer.unwatchStructure, {}))).toBe('ok');
    await leaver.losesRole();

    await renal.callerArrives('Alice');
    await stays.page.next(toClient.structureChanged);
    expect(leaver.page.heard(toClient.structureChanged)).toEqual([]);
    expect(stops.page.heard(toClient.structureChanged)).toEqual([]);
    expect(codeIn(await leaver.page.request(toServer.watchStructure, { organisation: 'nordby' }))).toBe('not-found');
    expect(codeIn(await leaver.page.request(toServer.watchStructure, { organisation: 'nowhere' }))).toBe('not-found');
  });

  test('finds what no node has told of by its revision', async () => {
    const { page } = await opensMap('organisation-reporter');
    const other = await renal.addServer();
    await renal.callerArrives('Alice', { server: other });
    expect(page.heard(toClient.structureChanged)).toEqual([]);

    await renal.clock.advance(11_000);
    const { changed } = await page.next(toClient.structureChanged);
    expect(changed).toMatchObject([{ id: renal.id, waiting: 1 }]);
  });
});
