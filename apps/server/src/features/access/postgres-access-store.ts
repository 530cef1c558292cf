import { isPersonId, type ClinicId, type PersonId } from '@anteroom/domain';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { user } from '../../database/schema/identity.ts';
import { clinic, clinicRole, organisationRole, serviceReferrer } from '../../database/schema/organisation.ts';
import { disabledAccount, displayName, standingChange } from '../../database/schema/people.ts';
import type { AccessStore, PersonNames } from './access-store.ts';

/** Roles in PostgreSQL; people are the rows of the identity library. */
export function createPostgresAccessStore({ db, run }: Connection): AccessStore {
  /** In the same transaction as what it is about, where there is one. */
  async function noteChange(personId: PersonId): Promise<void> {
    await run(() => db.insert(standingChange).values({ personId }).execute());
  }
  return {
    async actorOf(id) {
      const [known, organisations, clinics, referrals] = await Promise.all([
        run(() =>
          db
            .select({ id: user.id })
            .from(user)
            .leftJoin(disabledAccount, eq(disabledAccount.personId, user.id))
            .where(and(eq(user.id, id), isNull(disabledAccount.personId)))
            .execute(),
        ),
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
      await noteChange(personId);
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
      await noteChange(personId);
    },
    async grantReferral(personId, clinicId) {
      await run(() => db.insert(serviceReferrer).values({ personId, clinicId }).onConflictDoNothing().execute());
      await noteChange(personId);
    },
    async revokeOrganisationRole(personId, organisationId) {
      await run(() =>
        db
          .delete(organisationRole)
          .where(and(eq(organisationRole.personId, personId), eq(organisationRole.organisationId, organisationId)))
          .execute(),
      );
      await noteChange(personId);
    },
    async revokeClinicRole(personId, clinicId) {
      await run(() =>
        db
          .delete(clinicRole)
          .where(and(eq(clinicRole.personId, personId), eq(clinicRole.clinicId, clinicId)))
          .execute(),
      );
      await run(() =>
        db
          .delete(displayName)
          .where(and(eq(displayName.personId, personId), eq(displayName.clinicId, clinicId)))
          .execute(),
      );
      await noteChange(personId);
    },
    async revokeReferral(personId, clinicId) {
      await run(() =>
        db
          .delete(serviceReferrer)
          .where(and(eq(serviceReferrer.personId, personId), eq(serviceReferrer.clinicId, clinicId)))
          .execute(),
      );
      await noteChange(personId);
    },
    async lockAdministrators(place) {
      const table = place.clinicId === undefined ? organisationRole : clinicRole;
      const isThere =
        place.clinicId !== undefined
          ? and(eq(clinicRole.clinicId, place.clinicId), eq(clinicRole.role, 'clinic-administrator'))
          : and(
              eq(organisationRole.organisationId, place.organisationId),
              eq(organisationRole.role, 'organisation-administrator'),
            );
      // Whoever comes second waits, and then finds those who are left; all in one order, so that nobody waits in a ring.
      const rows = await run(() =>
        db
          .select({ personId: table.personId })
          .from(table)
          .where(isThere)
          .orderBy(sql`${table.personId} collate "C"`)
          .for('update')
          .execute(),
      );
      return rows.map(({ personId }) => personId);
    },
    async rolesIn(id, place) {
      const { clinicId } = place;
      if (clinicId === undefined) {
        const atOrganisation = and(
          eq(organisationRole.personId, id),
          eq(organisationRole.organisationId, place.organisationId),
        );
        const rows = await run(() =>
          db
            .select({ role: organisationRole.role })
            .from(organisationRole)
            .where(atOrganisation)
            .for('update')
            .execute(),
        );
        return { organisation: rows[0]?.role ?? null, clinic: null, isReferrer: false };
      }
      const [members, referrals] = await Promise.all([
        run(() =>
          db
            .select({
              role: clinicRole.role,
              waitingArea: clinicRole.waitingArea,
              meetingRooms: clinicRole.meetingRooms,
              userRoom: clinicRole.userRoom,
            })
            .from(clinicRole)
            .where(and(eq(clinicRole.personId, id), eq(clinicRole.clinicId, clinicId)))
            .for('update')
            .execute(),
        ),
        run(() =>
          db
            .select({ personId: serviceReferrer.personId })
            .from(serviceReferrer)
            .where(and(eq(serviceReferrer.personId, id), eq(serviceReferrer.clinicId, clinicId)))
            .for('update')
            .execute(),
        ),
      ]);
      return { organisation: null, clinic: members[0] ?? null, isReferrer: referrals.length > 0 };
    },
    async setDisabled(id, at) {
      await run(() =>
        at === null
          ? db.delete(disabledAccount).where(eq(disabledAccount.personId, id)).execute()
          : db.insert(disabledAccount).values({ personId: id, disabledAt: at }).onConflictDoNothing().execute(),
      );
      await noteChange(id);
    },
    async isDisabled(id) {
      const rows = await run(() =>
        db
          .select({ id: disabledAccount.personId })
          .from(disabledAccount)
          .where(eq(disabledAccount.personId, id))
          .execute(),
      );
      return rows.length > 0;
    },
    async recentChanges() {
      return run(() =>
        db
          .select({ id: standingChange.id, personId: standingChange.personId })
          .from(standingChange)
          .where(sql`${standingChange.at} > clock_timestamp() - interval '30 seconds'`)
          .execute(),
      );
    },
    async forgetOldChanges() {
      await run(() =>
        db
          .delete(standingChange)
          .where(sql`${standingChange.at} < clock_timestamp() - interval '1 hour'`)
          .execute(),
      );
    },
    async setDisplayName(personId, clinicId, name) {
      await run(() =>
        name === null
          ? db
              .delete(displayName)
              .where(and(eq(displayName.personId, personId), eq(displayName.clinicId, clinicId)))
              .execute()
          : db
              .insert(displayName)
              .values({ personId, clinicId, name })
              .onConflictDoUpdate({ target: [displayName.personId, displayName.clinicId], set: { name } })
              .execute(),
      );
    },
    async displayNamesOf(id) {
      const rows = await run(() =>
        db
          .select({ clinicId: displayName.clinicId, name: displayName.name })
          .from(displayName)
          .where(eq(displayName.personId, id))
          .execute(),
      );
      return new Map(rows.map(({ clinicId, name }) => [clinicId, name]));
    },
    async namesIn(ids, clinics) {
      const rows = await run(() =>
        db
          .select({ id: user.id, name: user.name, clinicId: displayName.clinicId, displayName: displayName.name })
          .from(user)
          .leftJoin(
            displayName,
            and(eq(displayName.personId, sql`${user.id}`), inArray(displayName.clinicId, [...clinics])),
          )
          .where(inArray(user.id, [...ids]))
          .execute(),
      );
      const names = new Map<PersonId, PersonNames & { readonly inClinics: Map<ClinicId, string> }>();
      for (const row of rows) {
        if (!isPersonId(row.id)) continue;
        const known = names.get(row.id) ?? { name: row.name, inClinics: new Map<ClinicId, string>() };
        if (row.clinicId !== null && row.displayName !== null) known.inClinics.set(row.clinicId, row.displayName);
        names.set(row.id, known);
      }
      return names;
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
