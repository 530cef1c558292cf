import { readFile } from 'node:fs/promises';
import { asUsual, explain, indexesFirst, tablesReadWhole } from '@anteroom/testkit';
import type { PGlite } from '@electric-sql/pglite';
import * as z from 'zod/mini';

/** From how many rows on a table is large: the planner reads smaller ones whole, and is right. */
const large = 1_000;

export interface ListQueries {
  /** How many different statements were looked at. */
  readonly looked: number;
  /** A large table that a statement reads without an index that serves, each as a sentence. */
  readonly without: readonly string[];
  /** The tables that the planner reads whole although an index serves, since it needs much of them; once a statement. */
  readonly byChoice: readonly string[];
}

const logged = z.object({ text: z.string(), values: z.array(z.unknown()) });

/** Explains every reading statement in the log of a server, with the values that it was sent with. */
export async function explainList(database: PGlite, log: string): Promise<ListQueries> {
  const statements = await distinct(log);
  const tables = await largeTables(database);
  const without: string[] = [];
  const byChoice: string[] = [];
  for (const [text, values] of statements) {
    const usual = (await wholes(database, text, values)).filter((table) => tables.has(table));
    for (const sentence of indexesFirst) await database.exec(sentence);
    const atBest = new Set((await wholes(database, text, values)).filter((table) => tables.has(table)));
    for (const sentence of asUsual) await database.exec(sentence);
    for (const table of atBest) without.push(`${table} is read whole by: ${text}`);
    for (const table of usual) if (!atBest.has(table)) byChoice.push(table);
  }
  return { looked: statements.length, without, byChoice };
}

/** Each statement once, with the values that it was sent with first. */
async function distinct(log: string): Promise<readonly (readonly [string, readonly unknown[]])[]> {
  const found = new Map<string, readonly unknown[]>();
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    if (line === '') continue;
    const { text, values } = logged.parse(JSON.parse(line));
    if (/^\s*(select|with)\b/i.test(text) && !/\b(insert into|update|delete from)\b/i.test(text) && !found.has(text))
      found.set(text, values.map(asSent));
  }
  return [...found];
}

const bytes = z.object({ bytes: z.string() });

function asSent(value: unknown): unknown {
  const read = z.safeParse(bytes, value);
  return read.success ? Uint8Array.from(Buffer.from(read.data.bytes, 'hex')) : value;
}

const oneRow = z.object({ 'QUERY PLAN': z.unknown() });

async function wholes(database: PGlite, text: string, values: readonly unknown[]): Promise<readonly string[]> {
  const { rows } = await database.query(explain(text), [...values]);
  return tablesReadWhole(oneRow.parse(rows[0])['QUERY PLAN']);
}

async function largeTables(database: PGlite): Promise<ReadonlySet<string>> {
  const { rows } = await database.query(
    `select relname from pg_class where relkind = 'r' and reltuples > ${String(large)}`,
  );
  return new Set(z.parse(z.array(z.object({ relname: z.string() })), rows).map(({ relname }) => relname));
}
