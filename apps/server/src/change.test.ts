import { accepted, refused } from '@anteroom/domain';
import { describe, expect, test } from 'vitest';
import { createChange, Stale } from './change.ts';
import { createMemoryDatabase } from './database/memory-database.ts';
import { DatabaseError } from './database/database-error.ts';
import { randomIds } from './platform/ids.ts';

const clinicId = randomIds.clinic();
const organisation = { id: randomIds.organisation(), slug: 'nordby', name: 'Nordby Hospital', closedAt: null };

/** A database with one clinic, whose waiting list's revision shows what was saved. */
async function createDatabase() {
  const database = createMemoryDatabase();
  await database.stores.clinics.addOrganisation(organisation);
  await database.stores.clinics.add({
    id: clinicId,
    organisationId: organisation.id,
    slug: 'renal',
    name: 'Renal clinic',
    closedAt: null,
  });
  return database;
}

describe('A change', () => {
  test('that was stale is done again on what is there now, and saved once', async () => {
    const database = await createDatabase();
    let attempts = 0;
    const result = await createChange(database)(async (stores) => {
      attempts += 1;
      await stores.waitingAreas.raise(clinicId);
      if (attempts < 3) throw new Stale();
      return accepted('saved');
    });
    expect(result).toEqual({ ok: true, value: 'saved' });
    expect(attempts).toBe(3);
    expect(await database.stores.waitingAreas.revision(clinicId)).toBe(1);
  });

  test('that the database undid because of another is done again', async () => {
    const database = await createDatabase();
    let attempts = 0;
    const result = await createChange(database)(() => {
      attempts += 1;
      if (attempts < 2) throw new DatabaseError('A deadlock.', '40P01');
      return Promise.resolve(accepted(null));
    });
    expect(result.ok).toBe(true);
  });

  test('that stays stale is a conflict, and nothing is saved', async () => {
    const database = await createDatabase();
    const result = await createChange(database)(async (stores) => {
      await stores.waitingAreas.raise(clinicId);
      throw new Stale();
    });
    expect(result).toEqual({ ok: false, refusal: { code: 'conflict' } });
    expect(await database.stores.waitingAreas.revision(clinicId)).toBe(0);
  });

  test('that is refused changes nothing, whatever it had written before', async () => {
    const database = await createDatabase();
    const result = await createChange(database)(async (stores) => {
      await stores.waitingAreas.raise(clinicId);
      return refused({ code: 'forbidden' });
    });
    expect(result).toEqual({ ok: false, refusal: { code: 'forbidden' } });
    expect(await database.stores.waitingAreas.revision(clinicId)).toBe(0);
  });

  test('that fails is thrown on', async () => {
    const database = await createDatabase();
    await expect(createChange(database)(() => Promise.reject(new Error('A bug.')))).rejects.toThrow('A bug.');
  });
});
