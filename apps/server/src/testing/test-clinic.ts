import {
  everyPermission,
  type Clinic,
  type ClinicId,
  type ConsultationId,
  type Organisation,
  type PersonId,
} from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import type { Ack, CallView, ConsultationCommandRequest, StayView, WaitingAreaSnapshot } from '@anteroom/protocol';
import { createMovingClock, openPage, valueOf } from '@anteroom/testkit';
import type { MovingClock, PageClient } from '@anteroom/testkit';
import type { Database } from '../database/database.ts';
import { createMemoryDatabase } from '../database/memory-database.ts';
import type { TestDatabase } from '../database/testing/test-database.ts';
import { createMemoryStayKeyStore } from '../features/consultation/memory-stay-key-store.ts';
import { stayCookieName } from '../features/consultation/stay-cookie.ts';
import type { StayKeyStore } from '../features/consultation/typed-entry-store.ts';
import { randomIds } from '../platform/ids.ts';
import type { MediaServers } from '../features/call-media/media-room.ts';
import type { MediaServerPresence } from '../session/media-server-presence.ts';
import type { ReachCallers } from '../session/sessions.ts';
import type { Adapter } from '../realtime/gateway.ts';
import { staffCookie, startTestServer } from './test-server.ts';
import type { TestServer } from './test-server.ts';

/** A caller of a story: their browser's cookie and the page that is open. */
export interface TestCaller {
  readonly id: ConsultationId;
  readonly token: string;
  readonly cookie: string;
  readonly page: PageClient;
  readonly stay: StayView;
  /** Opens one more page in the same browser, without entering. */
  opensPage(server?: TestServer): Promise<PageClient>;
}

/** Somebody of the team, watching the waiting area. */
export interface TestStaff {
  readonly personId: PersonId;
  readonly cookie: string;
  readonly page: PageClient;
  readonly list: WaitingAreaSnapshot;
  /** Presses one of the buttons of a row; answers whatever the server does. */
  does(caller: Pick<TestCaller, 'id'>, command: ConsultationCommandRequest): Promise<Ack<{ call: CallView | null }>>;
  /** Joins a caller; answers the call. */
  joins(caller: Pick<TestCaller, 'id'>): Promise<CallView>;
  opensPage(server?: TestServer): Promise<PageClient>;
}

/** A whole clinic in memory: people, clock, stores and real sockets. */
export interface TestClinic {
  readonly id: ClinicId;
  readonly slug: string;
  readonly clock: MovingClock;
  readonly database: Database;
  readonly stayKeys: StayKeyStore;
  readonly server: TestServer;
  /** The server dies without a word, and another starts over the same database. */
  restart(): Promise<TestServer>;
  /** One more server over the same database. */
  addServer(adapter?: Adapter): Promise<TestServer>;
  callerArrives(
    firstName: string,
    options?: {
      readonly lastName?: string;
      readonly phone?: string;
      /** Whatever else stands in the form. */
      readonly fields?: Readonly<Record<string, unknown>>;
      readonly server?: TestServer;
    },
  ): Promise<TestCaller>;
  staff(
    name: string,
    options?: {
      readonly waitingArea?: boolean;
      readonly server?: TestServer;
      /** Where they work; here where it isn't said. */
      readonly clinicId?: ClinicId;
    },
  ): Promise<TestStaff>;
  /** One more clinic, of the same organisation where no other is named. */
  addClinic(slug: string, name: string, organisation?: Organisation): Promise<Clinic>;
  close(): Promise<void>;
}

/** What a clinic can be made of. */
export interface TestClinicOptions {
  /** Joins several servers. */
  readonly adapter?: Adapter;
  /** Whether other servers can be reached now. */
  readonly othersReachable?: () => boolean;
  /** The ways to callers who have put their page away. */
  readonly reach?: ReachCallers;
  /** What carries calls of more than six. */
  readonly mediaServers?: MediaServers;
  /** None where it isn't said. */
  readonly mediaServer?: MediaServerPresence;
  /** In memory where none is given. */
  readonly store?: TestDatabase;
}

/** Opens a clinic. */
export async function createTestClinic(options: TestClinicOptions = {}): Promise<TestClinic> {
  const clock = createMovingClock();
  const store = options.store ?? inMemory();
  const { database } = store;
  const stayKeys = createMemoryStayKeyStore();
  const id = randomIds.clinic();
  const slug = 'renal';
  const organisationId = randomIds.organisation();
  await database.stores.clinics.addOrganisation({
    id: organisationId,
    slug: 'nordby',
    name: 'Nordby Hospital',
    closedAt: null,
  });
  await database.stores.clinics.add({
    id,
    organisationId,
    slug,
    name: 'Renal clinic',
    closedAt: null,
  });

  const start = (adapter: Adapter | undefined) =>
    startTestServer({
      database,
      stayKeys,
      clock,
      ...(adapter === undefined ? {} : { adapter }),
      ...(options.othersReachable === undefined ? {} : { othersReachable: options.othersReachable }),
      ...(options.reach === undefined ? {} : { reach: options.reach }),
      ...(options.mediaServers === undefined ? {} : { mediaServers: options.mediaServers }),
      ...(options.mediaServer === undefined ? {} : { mediaServer: options.mediaServer }),
    });
  const servers = new Set<TestServer>();
  let server = await start(options.adapter);
  servers.add(server);
  const pages = new Set<PageClient>();

  async function open(url: string, cookie: string, says: Readonly<Record<string, unknown>>): Promise<PageClient> {
    const page = await openPage({ url, cookie, says });
    pages.add(page);
    return page;
  }

  return {
    id,
    slug,
    clock,
    database,
    stayKeys,
    get server() {
      return server;
    },
    async restart() {
      await server.kill();
      servers.delete(server);
      server = await start(options.adapter);
      servers.add(server);
      return server;
    },
    async addServer(adapter = options.adapter) {
      const another = await start(adapter);
      servers.add(another);
      return another;
    },
    async callerArrives(firstName, { lastName = 'Andersson', phone = '', fields = {}, server: at = server } = {}) {
      // Nobody arrives at the same moment as somebody else, so that the order of the queue is that of the story.
      await clock.advance(1_000);
      const form = { firstName, lastName, phone, ...fields };
      const arrived = await at.core.arrivals.arrive({ clinic: slug, form, token: null, device: 'desktop' });
      if (!arrived.ok) throw new Error(`${firstName} could not arrive: ${arrived.error.code}`);
      const { token, consultationId } = arrived.value;
      const cookie = `${stayCookieName(id)}=${token}`;
      const opensPage = (where = server) => open(where.url, cookie, { as: 'caller', clinic: slug });
      const page = await opensPage(at);
      const entered = await page.request(toServer.enterStay, {});
      if (!entered.ok) throw new Error(`${firstName} could not enter: ${entered.error.code}`);
      return { id: consultationId, token, cookie, page, stay: entered.value, opensPage };
    },
    async addClinic(added, called, organisation) {
      const owner = organisation?.id ?? organisationId;
      if (organisation !== undefined) await database.stores.clinics.addOrganisation(organisation);
      const another = { id: randomIds.clinic(), organisationId: owner, slug: added, name: called, closedAt: null };
      await database.stores.clinics.add(another);
      return another;
    },
    async staff(name, { waitingArea = true, server: at = server, clinicId = id } = {}) {
      const personId = randomIds.person();
      await store.addPerson(personId, name);
      await database.stores.access.grantClinicRole(personId, clinicId, 'team-member', {
        ...everyPermission,
        waitingArea,
      });
      const cookie = `${staffCookie}=${personId}`;
      const opensPage = (where = server) => open(where.url, cookie, { as: 'staff' });
      const page = await opensPage(at);
      const empty = { clinicId, revision: 0, now: clock.now(), rows: [], offers: [], mostPeople: 6 };
      const watched = waitingArea ? await page.request(toServer.watchWaitingArea, { clinicId }) : null;
      if (watched?.ok === false) throw new Error(`${name} could not watch: ${watched.error.code}`);
      const does = (caller: Pick<TestCaller, 'id'>, command: ConsultationCommandRequest) =>
        page.request(toServer.commandConsultation, { consultationId: caller.id, command });
      const joins = async (caller: Pick<TestCaller, 'id'>) => {
        const { call } = valueOf(await does(caller, { type: 'join' }));
        if (call === null) throw new Error(`${name} joined into no call.`);
        return call;
      };
      return { personId, cookie, page, list: watched?.value ?? empty, opensPage, does, joins };
    },
    async close() {
      for (const page of pages) page.close();
      for (const each of servers) await each.close();
      await store.close();
    },
  };
}

function inMemory(): TestDatabase {
  const database = createMemoryDatabase();
  return { database, addPerson: (id, name) => database.addPerson({ id, name }), close: () => database.close() };
}
