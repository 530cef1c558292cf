import { getAuthTables } from 'better-auth/db';
import { getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { betterAuthOptions } from '../features/session/better-auth-options.ts';
import { account, session, user, verification } from './schema/identity.ts';

const tables: readonly PgTable[] = [user, session, account, verification];

describe('the tables of the identity library', () => {
  const wanted = Object.entries(
    getAuthTables(betterAuthOptions({ database: memoryAdapter({}), secret: 'a secret of a test', secure: true })),
  );

  it('are those that it asks for', () => {
    expect(tables.map(getTableName).sort()).toEqual(wanted.map(([name]) => name).sort());
  });

  it.each(wanted)('%s has its columns, and they are as strict', (name, { fields }) => {
    const table = tables.find((known) => getTableName(known) === name) ?? user;
    const found = getTableConfig(table).columns.map((column) => ({
      name: column.name,
      required: column.notNull,
      unique: column.isUnique,
      date: column.dataType === 'date',
    }));
    const expected = Object.entries(fields).map(([key, field]) => ({
      name: key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      required: field.required !== false,
      unique: field.unique === true,
      date: field.type === 'date',
    }));

    expect(found.filter((column) => column.name !== 'id').sort(byName)).toEqual(expected.sort(byName));
    expect(found.map((column) => column.name)).toContain('id');
  });
});

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1;
}
