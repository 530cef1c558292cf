import {
  accepted,
  isSlug,
  refused,
  type Clinic,
  type ClinicId,
  type ClinicRole,
  type Permissions,
  type PersonId,
  type Result,
} from '@anteroom/domain';
import type { Database, Stores } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';

/** Who does it, as the audit log knows them. */
type DoneBy = Parameters<Stores['audit']['append']>[0][number]['actor'];

/** Why a clinic was not made, or somebody not added to it. */
export type ClinicProblem =
  | 'malformed-slug'
  | 'missing-name'
  | 'slug-taken'
  | 'unknown-time-zone'
  | 'malformed-emergency-number'
  | 'no-such-organisation'
  | 'no-such-clinic';

export interface NewClinic {
  /** The slug of its organisation. */
  readonly organisation: string;
  readonly slug: string;
  readonly name: string;
  /** IANA time zone. */
  readonly timeZone: string;
  readonly emergencyNumber: string;
}

/** Making clinics and their people (S1, S2, P2). */
export interface ClinicService {
  create(wanted: NewClinic, by: DoneBy): Promise<Result<Clinic, ClinicProblem>>;
  /** Gives somebody a role in a clinic, with the permissions ticked for it. */
  grant(
    clinic: ClinicId,
    person: PersonId,
    role: ClinicRole,
    permissions: Permissions,
    by: DoneBy,
  ): Promise<Result<null, ClinicProblem>>;
}

export function createClinicService(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}): ClinicService {
  const { database, clock, ids } = parts;
  return {
    async create(wanted, by) {
      const problem = problemWith(wanted);
      if (problem !== null) return refused(problem);
      return database.transact(async ({ clinics, audit }) => {
        const organisation = await clinics.organisationBySlug(wanted.organisation);
        if (organisation === null) return refused('no-such-organisation');
        if ((await clinics.bySlug(wanted.slug)) !== null) return refused('slug-taken');
        const clinic: Clinic = {
          id: ids.clinic(),
          organisationId: organisation.id,
          slug: wanted.slug,
          name: wanted.name.trim(),
          timeZone: wanted.timeZone,
          emergencyNumber: wanted.emergencyNumber.trim(),
          waitingArea: { showsPosition: true },
        };
        await clinics.add(clinic);
        await audit.append([
          { at: clock.now(), actor: by, verb: 'create-clinic', clinicId: clinic.id, subject: clinic.id },
        ]);
        return accepted(clinic);
      });
    },
    async grant(clinicId, person, role, permissions, by) {
      return database.transact(async ({ clinics, access, audit }) => {
        if ((await clinics.byId(clinicId)) === null) return refused('no-such-clinic');
        await access.grantClinicRole(person, clinicId, role, permissions);
        await audit.append([{ at: clock.now(), actor: by, verb: `grant-${role}`, clinicId, subject: person }]);
        return accepted(null);
      });
    },
  };
}

function problemWith({ slug, name, timeZone, emergencyNumber }: NewClinic): ClinicProblem | null {
  if (!isSlug(slug)) return 'malformed-slug';
  if (name.trim() === '') return 'missing-name';
  if (!/^\+?[0-9 ]{2,20}$/.test(emergencyNumber.trim())) return 'malformed-emergency-number';
  return isTimeZone(timeZone) ? null : 'unknown-time-zone';
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
