import { rm } from 'node:fs/promises';
import { scopeOf } from '@anteroom/domain';
import {
  asUsual,
  explain,
  indexesFirst,
  largeOrganisation,
  largeOrganisationStatements,
  tablesReadWhole,
} from '@anteroom/testkit';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { createEmbeddedDatabase } from './embedded-database.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import { personId } from './stored/ids.ts';
import { migratedFolder } from './testing/embedded-folder.ts';
import { silentLogger } from './testing/sql-test-database.ts';

/** PGlite is slow to open on a busy machine; this only bounds a hook that hangs. */
const longTime = 180_000;
/** Smaller tables are read whole, and rightly. */
const large = 50;

let folder = '';
let database: PostgresDatabase;
let client: PoolClient;

beforeAll(async () => {
  folder = await migratedFolder();
  database = await createEmbeddedDatabase({ dataDir: folder, logger: silentLogger });
  // The embedded database has one connection: whoever asks gets this one.
  client = await database.pool.connect();
  client.release();
  await client.query(
    `begin; ${largeOrganisationStatements({ clinics: 60, members: 300, stays: 300 }).join(';\n')}; commit`,
  );
}, longTime);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const sent = z.object({ text: z.string(), values: z.optional(z.array(z.unknown())) });

/** What is asked of the database while something is read. */
async function statementsOf(read: () => Promise<unknown>): Promise<readonly z.infer<typeof sent>[]> {
  const spy = vi.spyOn(client, 'query');
  await read();
  const asked: readonly (readonly unknown[])[] = spy.mock.calls;
  spy.mockRestore();
  return asked.map(([query, values]) =>
    sent.parse({ ...z.parse(z.looseObject({}), query), ...(Array.isArray(values) ? { values } : {}) }),
  );
}

async function readWhole(read: () => Promise<unknown>): Promise<readonly string[]> {
  const statements = await statementsOf(read);
  expect(statements).not.toEqual([]);
  const { rows } = await client.query(
    `select relname from pg_class where relkind = 'r' and reltuples > ${String(large)}`,
  );
  const tables = new Set(z.parse(z.array(z.object({ relname: z.string() })), rows).map(({ relname }) => relname));
  for (const sentence of indexesFirst) await client.query(sentence);
  const found: string[] = [];
  for (const { text, values = [] } of statements) {
    const [plan] = (await client.query<{ 'QUERY PLAN': unknown }>(explain(text), [...values])).rows;
    found.push(...tablesReadWhole(plan?.['QUERY PLAN']).filter((table) => tables.has(table)));
  }
  for (const sentence of asUsual) await client.query(sentence);
  return found;
}

/** The large organisation, its first clinic, and whoever belongs to every clinic. */
async function known() {
  const { clinics, access } = database.stores;
  const organisation = await clinics.organisationBySlug(largeOrganisation.slug);
  const clinic = await clinics.bySlug(largeOrganisation.clinic);
  const { rows } = await client.query(`select id from "user" where email = '${largeOrganisation.everywhere}'`);
  const actor = await access.actorOf(personId.parse(z.parse(z.object({ id: z.string() }), rows[0]).id));
  if (organisation === null || clinic === null || actor === null) throw new Error('It was not made.');
  return { organisation, clinic: clinic.clinic, actor };
}
type Known = Awaited<ReturnType<typeof known>>;

const page = { limit: 20, offset: 20 };
const people = { ...page, search: 'aino' };
const shared = { kind: null, search: 'aino', ...page } as const;

const lists: Readonly<Record<string, (stores: PostgresDatabase['stores'], about: Known) => Promise<unknown>>> = {
  'who somebody is': ({ access }, { actor }) => access.actorOf(actor.personId),
  'the own clinics': ({ clinics }, { actor }) => clinics.inUse(scopeOf(actor, 'see-team-members'), 'eye', page),
  'how many clinics are open': ({ clinics }, { actor }) => clinics.countOpen(scopeOf(actor, 'see-clinic')),
  'the clinics of an organisation': ({ clinics }, { organisation }) =>
    clinics.search(organisation.id, { text: 'eye', closed: false, among: null }, page),
  'the team of a clinic': ({ team }, { clinic }) => team.ofClinic(clinic.id, people),
  'the people of an organisation': ({ team }, { organisation }) => team.ofOrganisation(organisation.id, people),
  'the invitations to a clinic': ({ invitations }, { clinic }) =>
    invitations.unsettledOf({ organisationId: clinic.organisationId, clinicId: clinic.id }, people),
  'the rooms of a clinic': ({ rooms }, { clinic }) => rooms.list({ clinicId: clinic.id, ownerId: null, ...shared }),
  'who is in a waiting area': ({ consultations }, { clinic }) => consultations.openOf(clinic.id),
  'what is offered to a waiting area': ({ consultations }, { clinic }) => consultations.offeredTo(clinic.id),
  'which offers expire': ({ consultations }) => consultations.offersDue(1),
  'where callers can be transferred to': ({ clinics }, { clinic, actor }) => {
    const among = scopeOf(actor, 'transfer-in').clinics;
    return clinics.destinations({ from: clinic, among, across: false, text: 'eye' }, page);
  },
  'who sees callers in a clinic': ({ team }, { clinic }) => team.attending(clinic.id, people),
  'how many wait': ({ consultations }, { actor }) =>
    consultations.countWaiting(actor.clinics.map(({ clinicId }) => clinicId)),
  'the waits of a clinic': ({ pastWaits }, { clinic }) => pastWaits.recent(clinic.id, 0, 30),
  'the answers to a survey': ({ surveys }, { clinic }) => surveys.sentences(clinic.id, 0, page),
  'the structure map': ({ structureMap }, { organisation }) => structureMap.clinics(organisation.id, 'all'),
};

test.each(Object.keys(lists))('%s: an index serves every large table', async (name) => {
  const about = await known();
  expect(await readWhole(() => lists[name]?.(database.stores, about) ?? Promise.resolve())).toEqual([]);
});
