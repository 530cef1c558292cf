import { everyPermission } from '@anteroom/domain';
import type { Actor, MatrixRole, PersonId, StaffActor } from '@anteroom/domain';
import { openPage, type PageClient } from '@anteroom/testkit';
import { createMemoryStayKeyStore } from '../../features/consultation/memory-stay-key-store.ts';
import { password, startServerInMemory, type ServerInMemory } from '../server-in-memory.ts';
import { addRoom, admit, knock, makeLink, type GuestVisit } from './guests.ts';
import { otherActor, staffActor, type Walker } from './people.ts';
import type { SignedIn } from './signed-in.ts';
import { makeSpots, type Spot, type Spots } from './spots.ts';

/** A whole server with two organisations, three clinics, and somebody for every role. */
export interface MatrixWorld {
  readonly server: ServerInMemory;
  readonly url: string;
  readonly spots: Spots;
  readonly people: Readonly<Record<MatrixRole, SignedIn>>;
  /** A professional who may everything in all three clinics, in every story beside whoever is tried. */
  readonly host: SignedIn;
  /** Gives a walker what they are, in the database, until that is undone; answers it. */
  assume(walker: Walker): Promise<Actor>;
  cookieOf(walker: Walker): string;
  /** Opens a page of a walker's; none for a visitor, whom the handshake refuses. */
  openPageOf(walker: Walker): Promise<PageClient | null>;
  /** Makes everything that has changed since as it was. */
  rewindable(): { changes(): Promise<number>; undo(): Promise<void> };
  close(): Promise<void>;
}

/** Starts it. */
export async function startMatrixWorld(): Promise<MatrixWorld> {
  // Keys that are destroyed can't be brought back by undoing what is in the tables.
  const stayKeys = { ...createMemoryStayKeyStore(), destroy: () => Promise.resolve() };
  const server = await startServerInMemory(
    { SIGN_INS_PER_MINUTE: '100000', ARRIVALS_PER_MINUTE: '100000', REQUESTS_PER_MINUTE: '10000000' },
    stayKeys,
  );
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  server.origins.add([url]);
  const spots = await makeSpots(server);
  const { database } = server;
  const host = await signUp(server, 'host');
  for (const { clinic } of Object.values(spots)) await grant(host.personId, clinic.id, 'clinic-administrator');

  // Lets guests in, so that the host is free to be in a call of another story.
  const porter = await signUp(server, 'porter');
  await grant(porter.personId, spots['the own clinic'].clinic.id, 'clinic-administrator');

  const people = {
    'organisation administrator': await signUp(server, 'organisation-administrator'),
    'organisation coordinator': await signUp(server, 'organisation-coordinator'),
    'organisation reporter': await signUp(server, 'organisation-reporter'),
    'clinic administrator': await signUp(server, 'clinic-administrator'),
    'clinic clerk': await signUp(server, 'clinic-clerk'),
    'team member': await signUp(server, 'team-member'),
    'service referrer': await signUp(server, 'service-referrer'),
  } as const satisfies Record<MatrixRole, SignedIn>;

  async function grant(person: PersonId, clinic: Spot['clinic']['id'], role: 'clinic-administrator'): Promise<void> {
    await database.stores.access.grantClinicRole(person, clinic, role, everyPermission);
  }

  let visit: GuestVisit | null = null;

  async function visitFor(walker: Walker): Promise<GuestVisit | null> {
    if (walker.kind !== 'knocking guest' && walker.kind !== 'guest inside') return null;
    const roomId = await addRoom(server, spots['the own clinic']);
    const knocking = await knock(server, roomId, await makeLink(server, porter, roomId));
    if (walker.kind === 'guest inside') await admit({ url, host: porter }, knocking);
    return knocking;
  }

  function cookieOf(walker: Walker): string {
    const own = spots['the own clinic'];
    switch (walker.kind) {
      case 'staff':
        return people[walker.role].cookie;
      case 'caller':
        return own.stay.cookie;
      case 'other caller':
        return own.otherStay.cookie;
      case 'knocking guest':
      case 'guest inside':
        return visit?.cookie ?? '';
      case 'visitor':
        return '';
    }
  }

  return {
    server,
    url,
    spots,
    people,
    host,
    cookieOf,
    async assume(walker) {
      // Nobody idles in this walk, however far a sample moves the clock on.
      for (const session of server.identityTables['session'] ?? []) {
        if (typeof session === 'object' && session !== null) {
          Object.assign(session, { activeAt: new Date(server.clock.now()) });
        }
      }
      const own = spots['the own clinic'];
      visit = await visitFor(walker);
      if (walker.kind !== 'staff') return otherActor(walker, own, visit);
      const actor = staffActor(walker, people[walker.role].personId, own);
      await write(server, actor);
      return actor;
    },
    async openPageOf(walker) {
      if (walker.kind === 'visitor') return null;
      const asCaller = { as: 'caller', clinic: spots['the own clinic'].clinic.slug };
      const asOther = visit === null ? asCaller : { as: 'guest', link: visit.linkId };
      const says = walker.kind === 'staff' ? { as: 'staff' } : asOther;
      return openPage({ url, cookie: cookieOf(walker), says });
    },
    rewindable() {
      const mark = database.mark();
      const tables = structuredClone(server.identityTables);
      const identityChanges = () => (JSON.stringify(tables) === JSON.stringify(server.identityTables) ? 0 : 1);
      return {
        changes: async () => (await mark.changes()) + identityChanges(),
        async undo() {
          await mark.undo();
          for (const [name, rows] of Object.entries(structuredClone(tables))) {
            server.identityTables[name]?.splice(0, Infinity, ...rows);
          }
        },
      };
    },
    close: () => server.close(),
  };
}

/** Writes what somebody is. */
async function write({ database }: ServerInMemory, actor: StaffActor): Promise<void> {
  const { access } = database.stores;
  for (const { organisationId, role } of actor.organisations) {
    await access.grantOrganisationRole(actor.personId, organisationId, role);
  }
  for (const { clinicId, role, waitingArea, meetingRooms, userRoom } of actor.clinics) {
    await access.grantClinicRole(actor.personId, clinicId, role, { waitingArea, meetingRooms, userRoom });
  }
  for (const { clinicId } of actor.referrals) await access.grantReferral(actor.personId, clinicId);
}

async function signUp(server: ServerInMemory, name: string): Promise<SignedIn> {
  const email = `${name}@demo.anteroom.example`;
  const made = await server.identity.createPerson({ email, name, password });
  if (!made.ok) throw new Error(made.refusal);
  await server.database.addPerson({ id: made.value, name });
  return { personId: made.value, email, cookie: await server.signIn(email) };
}
