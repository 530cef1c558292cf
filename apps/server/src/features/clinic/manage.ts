import {
  accepted,
  can,
  mayTakeFormerSlug,
  noPermission,
  refused,
  scopeOf,
  type Actor,
  type Clinic,
  type ClinicId,
  type OrganisationId,
  type Place,
  type Result,
  type StaffActor,
  type Verb,
} from '@anteroom/domain';
import { clinicsPerPage, type ListedClinic, type MyOrganisation } from '@anteroom/protocol';
import { Stale } from '../../change.ts';
import { DatabaseError } from '../../database/database-error.ts';
import type { Stores } from '../../database/database.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import type { TellSettings } from '../settings/read-model.ts';
import type { NameAndSlug } from './clinic-store.ts';
import { organisationPlace, placeOf, type PlacedClinic } from './read-model.ts';

export interface ClinicsPage {
  readonly organisation: NameAndSlug & { readonly id: OrganisationId };
  readonly clinics: readonly ListedClinic[];
  readonly total: number;
  readonly closed: number;
}

/** Organisations and their clinics as staff see and manage them (S1, S2, P5). */
export interface Structure {
  organisations(identity: Identity): Promise<Result<readonly MyOrganisation[], Refusal>>;
  /** @param page from 1 */
  clinics(
    organisation: string,
    wanted: { readonly search: string; readonly closed: boolean; readonly page: number },
    identity: Identity,
  ): Promise<Result<ClinicsPage, Refusal>>;
  renameOrganisation(
    slug: string,
    to: NameAndSlug,
    seen: NameAndSlug,
    by: Identity,
  ): Promise<Result<NameAndSlug, Refusal>>;
  createClinic(
    organisation: string,
    wanted: NameAndSlug,
    by: Identity,
  ): Promise<Result<NameAndSlug & Pick<Clinic, 'id' | 'organisationId'>, Refusal>>;
  renameClinic(slug: string, to: NameAndSlug, seen: NameAndSlug, by: Identity): Promise<Result<NameAndSlug, Refusal>>;
  /** Closes a clinic to new callers, or opens it again; as it is already is fine. */
  setClosed(slug: string, closed: boolean, by: Identity): Promise<Result<null, Refusal>>;
}

const taken: Refusal = { code: 'slug-taken', field: 'slug' };

/** Makes it. */
export function createStructure(
  tools: Pick<SessionTools, 'database' | 'change' | 'clock'>,
  ids: Pick<Ids, 'clinic'>,
  tell: TellSettings,
): Structure {
  /** Who asks, and the clinic, where they may do this to it. */
  async function openClinic(
    stores: Stores,
    slug: string,
    verb: Verb,
    identity: Identity,
  ): Promise<Result<PlacedClinic, Refusal>> {
    const actor = await actorOf(identity, stores);
    const found = await stores.clinics.bySlug(slug);
    return opened(found, actor, verb, found === null ? null : placeOf(found));
  }

  async function openOrganisation(stores: Stores, slug: string, verb: Verb, identity: Identity) {
    const actor = await actorOf(identity, stores);
    const found = await stores.clinics.organisationBySlug(slug);
    return opened(found, actor, verb, found === null ? null : organisationPlace(found.id));
  }

  function entry(by: Identity, verb: string, subject: string, clinicId: ClinicId | null) {
    const actor = by.kind === 'staff' ? { kind: by.kind, personId: by.personId } : ({ kind: 'system' } as const);
    return { at: tools.clock.now(), actor, verb, clinicId, subject };
  }

  return {
    async organisations(identity) {
      const { stores } = tools.database;
      const actor = await actorOf(identity, stores);
      if (actor.kind !== 'staff') return refused({ code: 'not-signed-in' });
      const known = [...actor.organisations, ...actor.clinics].map(({ organisationId }) => organisationId);
      const organisations = await stores.clinics.organisationsByIds([...new Set(known)]);
      const open = await stores.clinics.countOpen(scopeOf(actor, 'see-clinic'));
      return accepted(
        organisations.map(({ id, slug, name }) => ({
          id,
          slug,
          name,
          role: roleIn(actor, id),
          clinics: open.get(id) ?? 0,
        })),
      );
    },

    async clinics(slug, { search, closed, page }, identity) {
      const { stores } = tools.database;
      const actor = await actorOf(identity, stores);
      if (actor.kind !== 'staff') return refused({ code: 'not-signed-in' });
      const organisation = await stores.clinics.organisationBySlug(slug);
      if (organisation === null) return refused({ code: 'not-found' });
      // Whoever is nothing in the organisation itself sees their own clinics of it, and where there are none, nothing.
      const isOfOrganisation = can(actor, 'see-clinic', organisationPlace(organisation.id)).allowed;
      const own = actor.clinics.filter(({ organisationId }) => organisationId === organisation.id);
      if (!isOfOrganisation && own.length === 0) return refused({ code: 'not-found' });
      const among = isOfOrganisation ? null : own.map(({ clinicId }) => clinicId);
      const text = search.trim();
      const window = { limit: clinicsPerPage, offset: (page - 1) * clinicsPerPage };
      const found = await stores.clinics.search(organisation.id, { text, closed, among }, window);
      const others = closed
        ? found.total
        : (await stores.clinics.search(organisation.id, { text, closed: true, among }, { limit: 0, offset: 0 })).total;
      const waiting = await stores.consultations.countWaiting(found.clinics.map(({ clinic }) => clinic.id));
      const { id, name } = organisation;
      return accepted({
        organisation: { id, slug: organisation.slug, name },
        clinics: found.clinics.map((placed) => listed(placed, actor, waiting.get(placed.clinic.id) ?? 0)),
        total: found.total,
        closed: others,
      });
    },

    async renameOrganisation(slug, to, seen, by) {
      const result = await tools.change(async (stores) => {
        const found = await openOrganisation(stores, slug, 'configure-organisation', by);
        if (!found.ok) return found;
        const { id } = found.value;
        const owner = await stores.clinics.organisationByAnySlug(to.slug);
        if (owner !== null && owner.id !== id) return refused(taken);
        if (!(await unlessTaken(stores.clinics.renameOrganisation(id, seen, to)))) return refused({ code: 'conflict' });
        await stores.audit.append([entry(by, 'rename-organisation', id, null)]);
        return accepted(id);
      });
      if (!result.ok) return result;
      tell(result.value, null);
      return accepted(to);
    },

    async createClinic(slug, { name, slug: own }, by) {
      const wanted = { name, slug: own };
      const result = await tools.change(async (stores) => {
        const found = await openOrganisation(stores, slug, 'manage-clinics', by);
        if (!found.ok) return found;
        if (by.kind !== 'staff') return refused({ code: 'forbidden' });
        if (found.value.closedAt !== null) return refused({ code: 'organisation-closed' });
        const organisationId = found.value.id;
        const clinic: Clinic = { id: ids.clinic(), organisationId, ...wanted, closedAt: null };
        if (!(await freeSlug(stores, wanted.slug, clinic))) return refused(taken);
        await unlessTaken(stores.clinics.add(clinic));
        // A clinic is never without an administrator. Nothing is ticked: who makes one doesn't let themselves in.
        await stores.access.grantClinicRole(by.personId, clinic.id, 'clinic-administrator', noPermission);
        await stores.audit.append([
          entry(by, 'create-clinic', clinic.id, clinic.id),
          entry(by, 'grant-clinic-administrator', by.personId, clinic.id),
        ]);
        return accepted(clinic);
      });
      if (!result.ok) return result;
      const { id, organisationId } = result.value;
      tell(organisationId, null);
      return accepted({ id, organisationId, ...wanted });
    },

    async renameClinic(slug, to, seen, by) {
      const result = await tools.change(async (stores) => {
        const found = await openClinic(stores, slug, 'manage-clinics', by);
        if (!found.ok) return found;
        const { clinic } = found.value;
        if (!(await freeSlug(stores, to.slug, clinic))) return refused(taken);
        if (!(await unlessTaken(stores.clinics.rename(clinic.id, seen, to)))) return refused({ code: 'conflict' });
        await stores.audit.append([entry(by, 'rename-clinic', clinic.id, clinic.id)]);
        return accepted(clinic);
      });
      if (!result.ok) return result;
      tell(result.value.organisationId, result.value.id);
      return accepted(to);
    },

    async setClosed(slug, closed, by) {
      const result = await tools.change(async (stores) => {
        const found = await openClinic(stores, slug, 'manage-clinics', by);
        if (!found.ok) return found;
        const { clinic, organisation } = found.value;
        if ((clinic.closedAt !== null) === closed) return accepted(null);
        if (organisation.closedAt !== null) return refused({ code: 'organisation-closed' });
        await stores.clinics.setClosed(clinic.id, closed ? tools.clock.now() : null);
        await stores.audit.append([entry(by, closed ? 'close-clinic' : 'reopen-clinic', clinic.id, clinic.id)]);
        return accepted(clinic);
      });
      if (!result.ok) return result;
      if (result.value !== null) tell(result.value.organisationId, result.value.id);
      return accepted(null);
    },
  };
}

function opened<Found>(found: Found | null, actor: Actor, verb: Verb, place: Place | null): Result<Found, Refusal> {
  const permission = permit(actor, verb, place);
  if (!permission.ok) return permission;
  return found === null ? refused({ code: 'not-found' }) : accepted(found);
}

/** Whether a clinic may have a slug now: nobody has it, or a clinic of its organisation had it, which lets go of it. */
async function freeSlug(stores: Stores, slug: string, clinic: Clinic): Promise<boolean> {
  const owner = await stores.clinics.byAnySlug(slug);
  if (owner === null || owner.clinic.id === clinic.id) return true;
  if (owner.clinic.slug === slug || !mayTakeFormerSlug(owner.clinic, clinic)) return false;
  await stores.clinics.forgetFormerSlug(owner.clinic.id, slug);
  return true;
}

/** Somebody else was quicker with the slug: done again, the check finds it. */
async function unlessTaken<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint?.includes('_slug_') === true) throw new Stale();
    throw error;
  }
}

function roleIn(actor: StaffActor, id: OrganisationId): MyOrganisation['role'] {
  return actor.organisations.find(({ organisationId }) => organisationId === id)?.role ?? null;
}

function listed({ clinic, organisation, settings }: PlacedClinic, actor: StaffActor, waiting: number): ListedClinic {
  const seesWaiting = can(actor, 'see-waiting-area', placeOf({ clinic, organisation })).allowed;
  return {
    id: clinic.id,
    slug: clinic.slug,
    name: clinic.name,
    closedAt: clinic.closedAt,
    waitingAreaIsOn: settings.waitingAreaSwitch.isOn,
    waiting: seesWaiting ? waiting : null,
    role: actor.clinics.find(({ clinicId }) => clinicId === clinic.id)?.role ?? null,
  };
}
