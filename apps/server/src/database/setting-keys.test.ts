import { readdirSync, readFileSync } from 'node:fs';
import { settingKeys } from '@anteroom/domain';
import { expect, test } from 'vitest';

const folder = new URL('migrations/', import.meta.url);
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .toSorted()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

test.each(['organisation_setting', 'clinic_setting'])('a migrated database takes every setting in %s', (table) => {
  const rule = new RegExp(`CONSTRAINT "${table}_key" CHECK \\(([^;]*)\\)`, 'g');
  const [, taken = ''] = migrations.flatMap((text) => [...text.matchAll(rule)]).at(-1) ?? [];
  expect([...taken.matchAll(/'(\w+)'/g)].map(([, key]) => key)).toEqual([...settingKeys]);
});
