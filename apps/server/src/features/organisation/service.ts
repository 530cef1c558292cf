import {
  accepted,
  isSlug,
  refused,
  type Organisation,
  type OrganisationId,
  type PersonId,
  type Result,
} from '@anteroom/domain';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';

/** Why an organisation was not made or found. */
export type OrganisationProblem = 'malformed-slug' | 'missing-name' | 'slug-taken' | 'no-such-organisation';

/** An organisation that was closed or opened, and how many clinics with it. */
export interface ClosedOrOpened {
  readonly organisation: Organisation;
  readonly clinics: number;
}

/** What the platform's operator may do with organisations, from the command line alone. */
export interface OrganisationService {
  create(wanted: { readonly slug: string; readonly name: string }): Promise<Result<Organisation, OrganisationProblem>>;
  /** Makes somebody an administrator of it. */
  addAdministrator(slug: string, person: PersonId): Promise<Result<OrganisationId, OrganisationProblem>>;
  /**
   * Closes an organisation with all of its clinics: whoever is inside finishes, nobody new comes in, nothing is made or
   * opened in it, and its history stays. As it is already is fine.
   */
  close(slug: string): Promise<Result<ClosedOrOpened, OrganisationProblem>>;
  /** Opens it again, with the clinics that were closed with it. */
  reopen(slug: string): Promise<Result<ClosedOrOpened, OrganisationProblem>>;
}

export function createOrganisationService(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}): OrganisationService {
  const { database, clock, ids } = parts;

  function setClosed(slug: string, closed: boolean): Promise<Result<ClosedOrOpened, OrganisationProblem>> {
    return database.transact(async ({ clinics, audit }) => {
      const organisation = await clinics.organisationBySlug(slug);
      if (organisation === null) return refused('no-such-organisation');
      if ((organisation.closedAt !== null) === closed) return accepted({ organisation, clinics: 0 });
      const at = clock.now();
      const changed = await clinics.setOrganisationClosed(organisation.id, closed ? at : null);
      const actor = { kind: 'operator' } as const;
      const verb = closed ? 'close' : 'reopen';
      await audit.append([
        { at, actor, verb: `${verb}-organisation`, clinicId: null, subject: organisation.id },
        ...changed.map((clinicId) => ({ at, actor, verb: `${verb}-clinic`, clinicId, subject: clinicId })),
      ]);
      return accepted({ organisation, clinics: changed.length });
    });
  }

  return {
    close: (slug) => setClosed(slug, true),
    reopen: (slug) => setClosed(slug, false),
    async create({ slug, name }) {
      if (!isSlug(slug)) return refused('malformed-slug');
      if (name.trim() === '') return refused('missing-name');
      return database.transact(async ({ clinics, audit }) => {
        if ((await clinics.organisationByAnySlug(slug)) !== null) return refused('slug-taken');
        const organisation = { id: ids.organisation(), slug, name: name.trim(), closedAt: null };
        await clinics.addOrganisation(organisation);
        await audit.append([
          {
            at: clock.now(),
            actor: { kind: 'operator' },
            verb: 'create-organisation',
            clinicId: null,
            subject: organisation.id,
          },
        ]);
        return accepted(organisation);
      });
    },
    async addAdministrator(slug, person) {
      return database.transact(async ({ clinics, access, audit }) => {
        const organisation = await clinics.organisationBySlug(slug);
        if (organisation === null) return refused('no-such-organisation');
        await access.grantOrganisationRole(person, organisation.id, 'organisation-administrator');
        await audit.append([
          {
            at: clock.now(),
            actor: { kind: 'operator' },
            verb: 'add-organisation-administrator',
            clinicId: null,
            subject: person,
          },
        ]);
        return accepted(organisation.id);
      });
    },
  };
}
