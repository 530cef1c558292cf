import type { ClinicId, ClinicRole } from '@anteroom/domain';
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { user } from '../../database/schema/identity.ts';
import { clinicRole, organisationRole, serviceReferrer } from '../../database/schema/organisation.ts';
import { disabledAccount, displayName, personSeen } from '../../database/schema/people.ts';
import type { PageWanted, TeamStore } from './team-store.ts';

/** Lists of people in PostgreSQL. Names are in the order of bytes whatever the server's locale, small letters as large. */
export function createPostgresTeamStore({ db, run }: Connection): TeamStore {
  /** Members and referrers as one table of the clinic's people; each half is found by its index. */
  const peopleOf = (id: ClinicId) =>
    db
      .select({
        personId: clinicRole.personId,
        role: sql<ClinicRole | 'service-referrer'>`${clinicRole.role}`.as('role'),
        waitingArea: clinicRole.waitingArea,
        meetingRooms: clinicRole.meetingRooms,
        userRoom: clinicRole.userRoom,
      })
      .from(clinicRole)
      .where(eq(clinicRole.clinicId, id))
      .unionAll(
        db
          .select({
            personId: serviceReferrer.personId,
            role: sql<'service-referrer'>`'service-referrer'`.as('role'),
            waitingArea: sql<boolean>`false`.as('waiting_area'),
            meetingRooms: sql<boolean>`false`.as('meeting_rooms'),
            userRoom: sql<boolean>`false`.as('user_room'),
          })
          .from(serviceReferrer)
          .where(eq(serviceReferrer.clinicId, id)),
      )
      .as('people');

  return {
    async ofClinic(id, page) {
      const people = peopleOf(id);
      const rows = await run(() =>
        db
          .select({
            personId: people.personId,
            name: user.name,
            email: user.email,
            displayName: displayName.name,
            role: people.role,
            waitingArea: people.waitingArea,
            meetingRooms: people.meetingRooms,
            userRoom: people.userRoom,
            seenAt: personSeen.at,
            disabledAt: disabledAccount.disabledAt,
            total,
          })
          .from(people)
          .innerJoin(user, eq(user.id, people.personId))
          .leftJoin(displayName, sql`${displayName.personId} = ${people.personId} and ${displayName.clinicId} = ${id}`)
          .leftJoin(personSeen, eq(personSeen.personId, people.personId))
          .leftJoin(disabledAccount, eq(disabledAccount.personId, people.personId))
          .where(sql`${named(page)} or strpos(lower(coalesce(${displayName.name}, '')), lower(${page.search})) > 0`)
          .orderBy(...byName, sql`${people.role} collate "C"`)
          .limit(page.limit)
          .offset(page.offset)
          .execute(),
      );
      return {
        entries: rows.map(({ disabledAt, total: _, ...row }) => ({ ...row, isDisabled: disabledAt !== null })),
        total: Number(rows[0]?.total ?? 0),
      };
    },
    async attending(id, page) {
      const name = sql<string>`coalesce(${displayName.name}, ${user.name})`;
      const rows = await run(() =>
        db
          .select({ personId: clinicRole.personId, name, total })
          .from(clinicRole)
          .innerJoin(user, eq(user.id, clinicRole.personId))
          .leftJoin(
            displayName,
            sql`${displayName.personId} = ${clinicRole.personId} and ${displayName.clinicId} = ${id}`,
          )
          .leftJoin(disabledAccount, eq(disabledAccount.personId, clinicRole.personId))
          .where(
            sql`${clinicRole.clinicId} = ${id} and ${clinicRole.waitingArea} and ${disabledAccount.personId} is null
              and strpos(lower(${name}), lower(${page.search})) > 0`,
          )
          .orderBy(sql`lower(${name}) collate "C"`, sql`${user.id} collate "C"`)
          .limit(page.limit)
          .offset(page.offset)
          .execute(),
      );
      return {
        entries: rows.map(({ personId, name: called }) => ({ personId, name: called })),
        total: Number(rows[0]?.total ?? 0),
      };
    },
    async ofOrganisation(id, page) {
      const rows = await run(() =>
        db
          .select({
            personId: organisationRole.personId,
            name: user.name,
            email: user.email,
            role: organisationRole.role,
            seenAt: personSeen.at,
            disabledAt: disabledAccount.disabledAt,
            total,
          })
          .from(organisationRole)
          .innerJoin(user, eq(user.id, organisationRole.personId))
          .leftJoin(personSeen, eq(personSeen.personId, organisationRole.personId))
          .leftJoin(disabledAccount, eq(disabledAccount.personId, organisationRole.personId))
          .where(sql`${organisationRole.organisationId} = ${id} and (${named(page)})`)
          .orderBy(...byName)
          .limit(page.limit)
          .offset(page.offset)
          .execute(),
      );
      return {
        entries: rows.map(({ disabledAt, total: _, ...row }) => ({ ...row, isDisabled: disabledAt !== null })),
        total: Number(rows[0]?.total ?? 0),
      };
    },
    async emailOf(id) {
      const rows = await run(() => db.select({ email: user.email }).from(user).where(eq(user.id, id)).execute());
      return rows[0]?.email ?? null;
    },
    async seen(id, at) {
      await run(() =>
        db
          .insert(personSeen)
          .values({ personId: id, at })
          .onConflictDoUpdate({
            target: personSeen.personId,
            set: { at: sql`greatest(${personSeen.at}, excluded.at)` },
          })
          .execute(),
      );
    },
  };
}

const total = sql<string>`count(*) over ()`;
const byName = [sql`lower(${user.name}) collate "C"`, sql`${user.id} collate "C"`];

function named({ search }: PageWanted): SQL {
  return sql`strpos(lower(${user.name}), lower(${search})) > 0 or strpos(${user.email}, lower(${search})) > 0`;
}
