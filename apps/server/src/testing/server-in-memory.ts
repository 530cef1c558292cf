import { everyPermission } from '@anteroom/domain';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import { createMovingClock, type MovingClock } from '@anteroom/testkit';
import { memoryAdapter } from 'better-auth/adapters/memory';
import * as z from 'zod/mini';
import { compose, type Server } from '../compose.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../database/memory-database.ts';
import { personId } from '../database/stored/ids.ts';
import { absentMediaServers } from '../features/call-media/media-room.ts';
import { createMemoryStayKeyStore } from '../features/consultation/memory-stay-key-store.ts';
import type { StayKeyStore } from '../features/consultation/typed-entry-store.ts';
import type { Web } from '../http/manifest.ts';
import { publicFile } from '../http/public-file.ts';
import { readConfiguration, type Configuration } from '../platform/configuration.ts';
import { createLogger } from '../platform/pino-logger.ts';

/** The origin of the pages of the server under test. */
export const origin = 'https://anteroom.test';

export const password = 'correct horse battery';

/** A whole server without a network: requests go in by `inject`, the time stands still until it is moved. */
export interface ServerInMemory extends Server {
  readonly clock: MovingClock;
  /** Everything that was logged, one line of JSON each. */
  readonly log: readonly string[];
  readonly database: MemoryDatabase;
  /** The rows of the identity library, by table. */
  readonly identityTables: Readonly<Record<string, unknown[]>>;
  /** Makes a team member of the renal clinic. */
  addStaff(email: string): Promise<void>;
  /** Makes an administrator of an organisation, Nordby Hospital where none is named. */
  addAdministrator(email: string, organisation?: string): Promise<void>;
  /** The cookies of somebody who has signed in. */
  signIn(email: string, address?: string): Promise<string>;
}

/**
 * @param settings as in the environment, over the usual ones of a test
 * @param stayKeys where the keys of stays are kept; in memory where it isn't said
 */
export async function startServerInMemory(
  settings: Readonly<Record<string, string>> = {},
  stayKeys: StayKeyStore = createMemoryStayKeyStore(),
): Promise<ServerInMemory> {
  const clock = createMovingClock();
  const log: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  const database = createMemoryDatabase();
  const accounts = new AccountRows(database);
  const identityTables = {
    get user() {
      return accounts;
    },
    // What a failed transaction of the library puts back goes into the same rows.
    set user(rows: Record<string, unknown>[]) {
      accounts.splice(0, Infinity, ...rows);
    },
    session: [],
    account: [],
    verification: [],
  };
  const web = webForTests();
  const configuration = configurationFor(settings);
  const server = await compose({
    configuration,
    secret: 'a secret of a test that is long enough',
    logger: createLogger('info', destination),
    clock,
    scheduler: clock,
    database,
    stayKeys,
    identityDatabase: memoryAdapter(identityTables),
    web: () => web,
    certificate: null,
    adapter: null,
    fanOut: () => 'local',
    mediaServers: absentMediaServers,
    ice: configuration.ice,
  });
  server.origins.add([origin]);
  await server.organisations.create({ slug: 'nordby', name: 'Nordby Hospital' });
  const clinic = await server.clinics.create(
    {
      organisation: 'nordby',
      slug: 'renal',
      name: 'Renal clinic',
      timeZone: 'Europe/Stockholm',
      emergencyNumber: '112',
    },
    { kind: 'operator' },
  );
  if (!clinic.ok) throw new Error(clinic.refusal);
  await server.app.ready();

  return {
    ...server,
    clock,
    log,
    database,
    identityTables,
    async addStaff(email) {
      const made = await server.identity.createPerson({ email, name: 'Mei Chen', password });
      if (!made.ok) throw new Error(made.refusal);
      await server.clinics.grant(clinic.value.id, made.value, 'team-member', everyPermission, { kind: 'operator' });
    },
    async addAdministrator(email, organisation = 'nordby') {
      const made = await server.identity.createPerson({ email, name: 'Ingrid Solberg', password });
      if (!made.ok) throw new Error(made.refusal);
      const added = await server.organisations.addAdministrator(organisation, made.value);
      if (!added.ok) throw new Error(added.refusal);
    },
    async signIn(email, address = '192.0.2.1') {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { origin },
        remoteAddress: address,
        payload: { email, password },
      });
      return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
    },
  };
}

const account = z.object({ id: personId, name: z.string(), email: z.string() });

/** The accounts of the identity library; in PostgreSQL they are the same table as the people of the stores. */
class AccountRows extends Array<Record<string, unknown>> {
  readonly #database: MemoryDatabase;
  constructor(database: MemoryDatabase) {
    super();
    this.#database = database;
  }
  static override get [Symbol.species]() {
    return Array;
  }
  override push(...rows: Record<string, unknown>[]): number {
    for (const row of rows) void this.#database.addPerson(z.parse(account, row));
    return super.push(...rows);
  }
}

function configurationFor(settings: Readonly<Record<string, string>>): Configuration {
  const read = readConfiguration({ NODE_ENV: 'test', PUBLIC_URL: origin, ...settings }, { https: false });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.configuration;
}

function webForTests(): Web {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-web-'));
  mkdirSync(join(folder, 'assets'));
  const script = 'console.log("ready");';
  writeFileSync(join(folder, 'assets', 'caller-abc.js'), script);
  writeFileSync(join(folder, 'assets', 'caller-abc.js.br'), brotliCompressSync(script));
  const entry = { file: '/assets/caller-abc.js', imports: [], styles: [] };
  return {
    folder,
    caller: entry,
    setup: entry,
    door: entry,
    guestSetup: entry,
    guest: entry,
    openPages: entry,
    precall: entry,
    callerStyle: '/assets/caller-abc.css',
    callerStyleText: { text: 'body{margin:0}', hash: 'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc=' },
    callerFonts: [],
    icon: null,
    pushWorker: 'addEventListener("push", () => undefined);',
    button: { script: publicFile('customElements.get("a-b");'), style: publicFile('.anteroom-button{}') },
    staffPage: '<!doctype html><html lang="en" dir="ltr"><head><title>Anteroom</title></head><body></body></html>',
  };
}
