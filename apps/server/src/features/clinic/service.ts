import {
  accepted,
  isAcceptable,
  isSlug,
  isTimeZone,
  mayTakeFormerSlug,
  noPermission,
  refused,
  settingsOf,
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
  | 'organisation-closed'
  | 'no-such-clinic';

export interface NewClinic {
  /** The slug of its organisation. */
  readonly organisation: string;
  readonly slug: string;
  readonly name: string;
  /** IANA time zone; the organisation's where it isn't said. */
  readonly timeZone?: string;
  readonly emergencyNumber?: string;
  /** Who administers it; where nobody is named, whoever of the staff makes it. */
  readonly administrator?: PersonId;
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
      return database.transact(async ({ clinics, settings, access, audit }) => {
        const organisation = await clinics.organisationBySlug(wanted.organisation);
        if (organisation === null) return refused('no-such-organisation');
        if (organisation.closedAt !== null) return refused('organisation-closed');
        if ((await clinics.bySlug(wanted.slug)) !== null) return refused('slug-taken');
        const former = await clinics.byAnySlug(wanted.slug);
        if (former !== null) {
          if (!mayTakeFormerSlug(former.clinic, { organisationId: organisation.id })) return refused('slug-taken');
          await clinics.forgetFormerSlug(former.clinic.id, wanted.slug);
        }
        const clinic: Clinic = {
          id: ids.clinic(),
          organisationId: organisation.id,
          slug: wanted.slug,
          name: wanted.name.trim(),
          closedAt: null,
        };
        await clinics.add(clinic);
        const above = settingsOf((await settings.of({ organisationId: organisation.id })).overrides);
        for (const change of ownSettings(wanted)) {
          if (above[change.key] !== change.value) await settings.change({ clinicId: clinic.id }, change, 0);
        }
        const entry = { at: clock.now(), actor: by, clinicId: clinic.id };
        await audit.append([{ ...entry, verb: 'create-clinic', subject: clinic.id }]);
        const administrator = wanted.administrator ?? (by.kind === 'staff' ? by.personId : null);
        if (administrator !== null) {
          // With nothing ticked: who makes a clinic doesn't let themselves in to its callers.
          await access.grantClinicRole(administrator, clinic.id, 'clinic-administrator', noPermission);
          await audit.append([{ ...entry, verb: 'grant-clinic-administrator', subject: administrator }]);
        }
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
  if (emergencyNumber !== undefined && !isAcceptable('emergencyNumber', emergencyNumber.trim()))
    return 'malformed-emergency-number';
  return timeZone === undefined || isTimeZone(timeZone) ? null : 'unknown-time-zone';
}

/** What is said for the new clinic alone. */
function ownSettings({ timeZone, emergencyNumber }: NewClinic) {
  return [
    ...(timeZone === undefined ? [] : [{ key: 'timeZone', value: timeZone } as const]),
    ...(emergencyNumber === undefined ? [] : [{ key: 'emergencyNumber', value: emergencyNumber.trim() } as const]),
  ];
}
