import { isPersonId, type PersonId } from '@anteroom/domain';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { user } from '../../database/schema/identity.ts';
import { clinic, clinicRole, organisationRole, serviceReferrer } from '../../database/schema/organisation.ts';
import type { AccessStore } from './access-store.ts';

/** Roles in PostgreSQL; people are the rows of the identity library. */
export function createPostgresAccessStore({ db, run }: Connection): AccessStore {
  return {
    async actorOf(id) {
      const [known, organisations, clinics, referrals] = await Promise.all([
        run(() => db.select({ id: user.id }).from(user).where(eq(user.id, id)).execute()),
        run(() =>
          db
            .select({ organisationId: organisationRole.organisationId, role: organisationRole.role })
            .from(organisationRole)
            .where(eq(organisationRole.personId, id))
            .orderBy(sql`${organisationRole.organisationId} collate "C"`)
            .execute(),
        ),
        run(() =>
          db
            .select({
              clinicId: clinicRole.clinicId,
              organisationId: clinic.organisationId,
              role: clinicRole.role,
              waitingArea: clinicRole.waitingArea,
              meetingRooms: clinicRole.meetingRooms,
              userRoom: clinicRole.userRoom,
            })
            .from(clinicRole)
            .innerJoin(clinic, eq(clinic.id, clinicRole.clinicId))
            .where(eq(clinicRole.personId, id))
            .orderBy(sql`${clinicRole.clinicId} collate "C"`)
            .execute(),
        ),
        run(() =>
          db
            .select({ clinicId: serviceReferrer.clinicId, organisationId: clinic.organisationId })
            .from(serviceReferrer)
            .innerJoin(clinic, eq(clinic.id, serviceReferrer.clinicId))
            .where(eq(serviceReferrer.personId, id))
            .orderBy(sql`${serviceReferrer.clinicId} collate "C"`)
            .execute(),
        ),
      ]);
      return known.length === 0 ? null : { kind: 'staff', personId: id, organisations, clinics, referrals };
    },
    async grantOrganisationRole(personId, organisationId, role) {
      await run(() =>
        db
          .insert(organisationRole)
          .values({ personId, organisationId, role })
          .onConflictDoUpdate({
            target: [organisationRole.personId, organisationRole.organisationId],
            set: { role },
          })
          .execute(),
      );
    },
    async grantClinicRole(personId, clinicId, role, { waitingArea, meetingRooms, userRoom }) {
      const granted = { role, waitingArea, meetingRooms, userRoom };
      await run(() =>
        db
          .insert(clinicRole)
          .values({ personId, clinicId, ...granted })
          .onConflictDoUpdate({ target: [clinicRole.personId, clinicRole.clinicId], set: granted })
          .execute(),
      );
    },
    async grantReferral(personId, clinicId) {
      await run(() => db.insert(serviceReferrer).values({ personId, clinicId }).onConflictDoNothing().execute());
    },
    async namesOf(ids) {
      const rows = await run(() =>
        db
          .select({ id: user.id, name: user.name })
          .from(user)
          .where(inArray(user.id, [...ids]))
          .execute(),
      );
      const names = new Map<PersonId, string>();
      for (const { id, name } of rows) if (isPersonId(id)) names.set(id, name);
      return names;
    },
  };
}
