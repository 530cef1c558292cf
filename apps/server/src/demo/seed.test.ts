import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChange } from '../change.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../database/memory-database.ts';
import { createClinicService } from '../features/clinic/service.ts';
import { createSettingsService } from '../features/settings/service.ts';
import { createOrganisationService } from '../features/organisation/service.ts';
import { createMemoryIdentity } from '../testing/memory-identity.ts';
import { randomIds } from '../platform/ids.ts';
import { seedDemo, type DemoParts } from './seed.ts';

let database: MemoryDatabase;
let parts: DemoParts;

beforeEach(() => {
  database = createMemoryDatabase();
  const services = { database, clock: { now: () => 0 }, ids: randomIds };
  parts = {
    organisations: createOrganisationService(services),
    clinics: createClinicService(services),
    settings: createSettingsService({ ...services, change: createChange(database) }, () => undefined),
    identity: createMemoryIdentity(database),
    stores: database.stores,
    password: 'correct horse battery',
  };
});
afterEach(() => database.close());

async function hospital() {
  const [organisation] = await database.stores.clinics.organisations();
  const clinics = organisation === undefined ? [] : await database.stores.clinics.ofOrganisation(organisation.id);
  const person = await parts.identity.personByEmail('mei.chen@demo.anteroom.example');
  const actor = person === null ? null : await database.stores.access.actorOf(person);
  return { name: organisation?.name, clinics: clinics.map(({ clinic }) => clinic.slug).sort(), roles: actor?.clinics };
}

test('makes a hospital with three clinics and their people, once', async () => {
  expect(await seedDemo(parts)).toBe(true);
  const first = await hospital();
  expect(first).toMatchObject({
    name: 'Nordby Hospital',
    clinics: ['cardiology', 'physiotherapy', 'renal'],
    roles: [{ role: 'team-member', waitingArea: true }],
  });
  expect(await seedDemo(parts)).toBe(false);
  expect(await hospital()).toEqual(first);
});

test('writes down who made what', async () => {
  await seedDemo(parts);
  const clinic = await database.stores.clinics.bySlug('renal');
  expect(await database.stores.audit.about(clinic?.clinic.id ?? '')).toMatchObject([
    { verb: 'create-clinic', actor: { kind: 'staff' } },
  ]);
});

test('goes on where an earlier start was broken off', async () => {
  let left = 2;
  const dying = {
    ...parts.clinics,
    create: (...wanted: Parameters<typeof parts.clinics.create>) =>
      left-- > 0 ? parts.clinics.create(...wanted) : Promise.reject(new Error('The power went.')),
  };
  await expect(seedDemo({ ...parts, clinics: dying })).rejects.toThrow('The power went.');
  expect((await hospital()).clinics).toHaveLength(2);
  expect(await seedDemo(parts)).toBe(true);
  expect((await hospital()).clinics).toHaveLength(3);
});

test('leaves a database alone that belongs to somebody', async () => {
  await parts.organisations.create({ slug: 'own', name: 'Our own' });
  expect(await seedDemo(parts)).toBe(false);
  expect(await hospital()).toMatchObject({ name: 'Our own', clinics: [] });
});

test('gives every clinic two meeting rooms, a group room, and one member a room of their own', async () => {
  await seedDemo(parts);
  const [organisation] = await database.stores.clinics.organisations();
  const clinics = organisation === undefined ? [] : await database.stores.clinics.ofOrganisation(organisation.id);
  expect(clinics).toHaveLength(3);
  for (const { clinic } of clinics) {
    const query = { clinicId: clinic.id, kind: null, ownerId: null, search: '', offset: 0, limit: 50 };
    const { rooms } = await database.stores.rooms.list(query);
    expect(rooms.map(({ room }) => room.kind)).toEqual(['meeting', 'meeting', 'group', 'user']);
  }
});
