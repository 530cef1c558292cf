import { everyPermission, type ClinicId, type PersonId, type Result } from '@anteroom/domain';
import type { Stores } from '../database/database.ts';
import type { ClinicService } from '../features/clinic/service.ts';
import type { OrganisationService } from '../features/organisation/service.ts';
import type { SettingsService } from '../features/settings/service.ts';
import type { Identity } from '../features/session/identity.ts';
import { randomIds } from '../platform/ids.ts';
import { demoHospital } from './hospital.ts';

/** What the demo hospital is made with. */
export interface DemoParts {
  readonly organisations: OrganisationService;
  readonly clinics: ClinicService;
  readonly settings: SettingsService;
  readonly identity: Identity;
  readonly stores: Pick<Stores, 'clinics' | 'access' | 'rooms'>;
  readonly password: string;
}

/**
 * Makes the demo hospital by the same services that a person uses, where there is no organisation yet. Goes on where an
 * earlier start was broken off, and leaves alone what people have changed since.
 * @returns whether anything was made now
 */
export async function seedDemo(parts: DemoParts): Promise<boolean> {
  const { organisations, clinics, stores } = parts;
  const { organisation, administrator } = demoHospital;
  const others = (await stores.clinics.organisations()).filter(({ slug }) => slug !== organisation.slug);
  if (others.length > 0 || (await isWhole(parts))) return false;

  const idOf = await accounts(parts);
  if ((await stores.clinics.organisationBySlug(organisation.slug)) === null)
    must(await organisations.create(organisation));
  must(await organisations.addAdministrator(organisation.slug, idOf(administrator.email)));
  const by = { kind: 'staff', personId: idOf(administrator.email) } as const;
  await setUp(parts, by);
  for (const { slug, name, people } of demoHospital.clinics) {
    const [first] = people;
    const wanted = { organisation: organisation.slug, slug, name, administrator: idOf(first.email) };
    const clinic = (await stores.clinics.bySlug(slug))?.clinic ?? must(await clinics.create(wanted, by));
    await addRooms(stores, clinic.id, idOf(people[1].email));
    for (const { email, role } of people) {
      must(await clinics.grant(clinic.id, idOf(email), role, everyPermission, by));
    }
  }
  return true;
}

/** What is set for the whole hospital; its clinics inherit it. What somebody has set meanwhile stays. */
async function setUp(
  { settings }: DemoParts,
  by: { readonly kind: 'staff'; readonly personId: PersonId },
): Promise<void> {
  const { organisation, settings: wanted } = demoHospital;
  for (const setting of wanted) {
    const change = { set: [{ setting, revision: 0 }], inherit: [] };
    const done = await settings.change({ organisation: organisation.slug }, change, by);
    if (!done.ok && done.refusal.code !== 'conflict')
      throw new Error(`The demo hospital could not be set up: ${done.refusal.code}.`);
  }
}

/** Two meeting rooms, a group room, and a room of one team member's own. */
async function addRooms({ rooms }: DemoParts['stores'], clinicId: ClinicId, ownerId: PersonId): Promise<void> {
  const how = { clinicId, entry: 'knock', closedAt: null, callId: null } as const;
  if ((await rooms.sharedOf(clinicId)).length === 0) {
    for (const [position, { kind, name, guestPhoto }] of demoHospital.rooms.entries()) {
      await rooms.insert({ ...how, id: randomIds.room(), kind, name, guestPhoto, position, ownerId: null });
    }
  }
  if ((await rooms.userRoomOf(clinicId, ownerId)) !== null) return;
  const own = { kind: 'user', name: '', guestPhoto: 'off', position: 0, ownerId } as const;
  await rooms.insert({ ...how, ...own, id: randomIds.room() });
}

/** The last thing that is made tells whether all of it was. */
async function isWhole({ identity, stores }: DemoParts): Promise<boolean> {
  const last = demoHospital.clinics.at(-1)?.people.at(-1);
  const id = last === undefined ? null : await identity.personByEmail(last.email);
  const actor = id === null ? null : await stores.access.actorOf(id);
  return actor !== null && actor.clinics.length > 0;
}

/** An account for everybody; hashing takes its time, so all at once. */
async function accounts({ identity, password }: DemoParts): Promise<(email: string) => PersonId> {
  const everybody = [demoHospital.administrator, ...demoHospital.clinics.flatMap(({ people }) => people)];
  const ids = new Map(
    await Promise.all(
      everybody.map(async ({ email, name }): Promise<readonly [string, PersonId]> => {
        const known = await identity.personByEmail(email);
        return [email, known ?? must(await identity.createPerson({ email, name, password }))];
      }),
    ),
  );
  return (email) => {
    const id = ids.get(email);
    if (id === undefined) throw new Error('A person of the demo has no account.');
    return id;
  };
}

function must<Value>(result: Result<Value, string>): Value {
  if (result.ok) return result.value;
  throw new Error(`The demo hospital could not be made: ${result.refusal}.`);
}
