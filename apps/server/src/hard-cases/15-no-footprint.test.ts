import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldKinds, noWords, type EntryField, type FieldKind } from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import { newMessageId, valueOf } from '@anteroom/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmbeddedDatabase } from '../database/embedded-database.ts';
import type { PostgresDatabase } from '../database/postgres-database.ts';
import { migratedFolder } from '../database/testing/embedded-folder.ts';
import { emptied, silentLogger } from '../database/testing/sql-test-database.ts';
import { createTestClinic } from '../testing/test-clinic.ts';

/** A word that is nowhere else in the world, typed into every kind of field that takes words. */
const canary = 'kanarievogel';
/** The same for what takes digits alone: a day, a number, a phone number. */
const digits = '47110815';

const typed: Readonly<Record<FieldKind, unknown>> = {
  text: `${canary} text`,
  'long-text': `${canary}\nlong text`,
  number: digits,
  date: '1947-11-08',
  choice: canary,
  choices: [canary, 'other'],
  phone: `+${digits}`,
  email: `${canary}@mail.example`,
  tick: 'on',
};

/** What the clinic itself wrote doesn't count: its options are named by letters. */
const fields: readonly EntryField[] = fieldKinds.map((kind) => ({
  ...{ id: `my-${kind}`, kind, ready: null, help: noWords, audience: 'both', isRequired: false },
  label: { text: kind, translations: {} },
  options: kind === 'choice' || kind === 'choices' ? [option(canary), option('other')] : [],
}));

function option(id: string) {
  return { id, words: { text: 'A', translations: {} } };
}

let folder = '';
let database: PostgresDatabase | undefined;
beforeAll(async () => {
  folder = await migratedFolder();
  database = await createEmbeddedDatabase({ dataDir: folder, logger: silentLogger });
}, 180_000);
afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true });
});

test('Nothing that a caller or staff typed is in a table, a log or a file of ours once the stay is over', async () => {
  if (database === undefined) throw new Error('The database did not open.');
  const before = new Set(await readdir(tmpdir()));
  const clinic = await createTestClinic({ store: await emptied(database) });
  const { stores } = clinic.database;
  await stores.settings.change({ clinicId: clinic.id }, { key: 'entryFields', value: fields }, 0);
  const chen = await clinic.staff('Dr Chen');
  const alice = await clinic.callerArrives(`${canary} first`, {
    lastName: `${canary} last`,
    fields: Object.fromEntries(fieldKinds.map((kind) => [`field-my-${kind}`, typed[kind]])),
  });
  expect(JSON.stringify(chen.page.bytes()) + JSON.stringify(alice.stay)).toContain(canary);
  const fill = { id: 'my-text', value: `${canary} of staff` };
  const by = { kind: 'staff', personId: chen.personId } as const;
  expect(await clinic.server.core.entryFields.fill(alice.id, [fill], by)).toMatchObject({ ok: true });
  const message = { consultationId: alice.id, id: newMessageId(), text: `${canary} message` };
  valueOf(await alice.page.request(toServer.sendMessage, message));

  // While the stay goes on, all of it is there, and none of it can be read where it lies.
  expect((await stores.typedEntries.of([alice.id])).map(({ kind }) => kind).toSorted()).toEqual([
    'answer',
    'details',
    'message',
  ]);
  const isClinics = (table: string): boolean => table === 'clinic_setting';
  expect(await tablesWith(database, isClinics)).toEqual([]);

  valueOf(await alice.page.request(toServer.leaveStay, {}));
  await alice.page.untilCut();
  expect(await stores.typedEntries.of([alice.id])).toEqual([]);
  expect(await clinic.stayKeys.get(alice.id)).toBeNull();
  expect(await tablesWith(database, isClinics)).toEqual([]);
  expect(JSON.stringify(clinic.server.log.lines)).not.toMatch(new RegExp(`${canary}|${digits}`));
  const made = (await readdir(tmpdir())).filter((name) => !before.has(name) && name.startsWith('anteroom'));
  expect(made).toEqual([]);

  // In the database's own files too, its log of what it wrote among them; but for what the clinic itself set.
  await stores.settings.change({ clinicId: clinic.id }, { key: 'entryFields', value: undefined }, 1);
  await clinic.close();
  expect(await filesWith(folder, [`${canary} first`, `${canary} message`, `${canary} of staff`, digits])).toEqual([]);
});

/** The tables in which a canary can be read, but for those that are the clinic's own. */
async function tablesWith(of: PostgresDatabase, isAllowed: (table: string) => boolean): Promise<readonly string[]> {
  const { rows } = await of.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const held = await of.pool.query<{ words: string | null }>(
      `select string_agg(t::text, ' ') as words from ${name} t`,
    );
    const words = held.rows[0]?.words ?? '';
    if ((words.includes(canary) || words.includes(digits)) && !isAllowed(name.replace('public.', ''))) found.push(name);
  }
  return found;
}

/** The files below a folder in which one of some texts stands. */
async function filesWith(root: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = (await readFile(path)).toString('latin1');
    if (texts.some((text) => content.includes(text))) found.push(path);
  }
  return found;
}
