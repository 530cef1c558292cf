import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { describeDatabaseError } from '../postgres/connection.ts';
import type { PostgresDatabase } from '../postgres-database.ts';
import { user } from '../schema/identity.ts';
import { emptied } from './sql-test-database.ts';
import { addClinic, addWaiting, anOrganisation, noon } from './world.ts';

/** What only holds for a database that speaks SQL: its constraints, its errors, its end. */
export function describeSql(open: () => PostgresDatabase): void {
  describe('as SQL', () => {
    let database: PostgresDatabase;
    beforeEach(async () => {
      database = open();
      await emptied(database);
    });

    it('says that it is ready', async () => {
      expect(await database.ready()).toBe(true);
    });

    it('names the constraint that refused, and no value of the row', async () => {
      const { clinics } = database.stores;
      await clinics.addOrganisation(anOrganisation('confidential', 'Confidential Hospital'));
      const failure = await failureOf(clinics.addOrganisation(anOrganisation('confidential', 'Confidential Hospital')));

      expect(failure.message).toContain('organisation_slug_unique');
      expect(everythingIn(failure)).not.toMatch(/confidential/i);
    });

    it('takes the values out of what the identity library is told', async () => {
      const alice = { id: randomIds.person(), name: 'Alice', email: 'alice@anteroom.example' };
      await database.identity.db.insert(user).values(alice);
      const failure = await failureOf(database.identity.db.insert(user).values({ ...alice, id: randomIds.person() }));
      const described = describeDatabaseError(failure);

      expect(failure.message).toContain('alice');
      expect(everythingIn(described)).toContain('user_email_unique');
      expect(everythingIn(described)).not.toMatch(/alice/i);
    });

    it('refuses a row whose columns say anything else than its state', async () => {
      const stay = await addWaiting(database.stores, await addClinic(database.stores));
      const change = (assignment: string) =>
        failureOf(database.pool.query(`update consultation set ${assignment} where id = $1`, [stay.id]));

      expect((await change(`status = 'ended'`)).message).toContain('consultation_state');
      expect((await change(`state = state - 'clinicId'`)).message).toContain('consultation_state');
      expect((await change(`status = 'being-seen'`)).message).toContain('consultation_');
      expect((await change(`revision = 0`)).message).toContain('consultation_revision');
    });

    it('refuses to read a stay that another hand has written', async () => {
      const stay = await addWaiting(database.stores, await addClinic(database.stores));
      await database.pool.query(`update consultation set state = state || '{"extra": 1}' where id = $1`, [stay.id]);

      await expect(database.stores.consultations.load(stay.id)).rejects.toThrow();
    });

    it('keeps a clinic from losing its waiting area', async () => {
      const clinic = await addClinic(database.stores);
      const failure = await failureOf(
        database.pool.query('delete from waiting_area where clinic_id = $1', [clinic.id]),
      );

      expect(failure.message).toContain('clinic_id_waiting_area_clinic_id_fk');
    });

    it('never changes the past of the audit log', async () => {
      const subject = randomIds.call();
      await database.stores.audit.append([
        { at: noon, actor: { kind: 'system' }, verb: 'sweep', clinicId: null, subject },
      ]);

      expect((await failureOf(database.pool.query('delete from audit_entry'))).message).toContain('only grows');
      expect((await failureOf(database.pool.query(`update audit_entry set verb = 'x'`))).message).toContain(
        'only grows',
      );
      expect(await database.stores.audit.about(subject)).toHaveLength(1);
    });
  });
}

async function failureOf(work: PromiseLike<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It should have failed.');
}

function everythingIn(error: unknown): string {
  return error instanceof Error
    ? `${error.message} ${JSON.stringify(error)} ${error.stack ?? ''} ${everythingIn(error.cause)}`
    : String(error);
}
