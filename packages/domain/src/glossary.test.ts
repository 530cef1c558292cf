import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClinicRole, OrganisationRole } from './access/actor.ts';
import type { ConsultationStatus, Outcome } from './consultation/state.ts';
import * as ids from './ids.ts';
import type { Presence } from './participant/presence.ts';

const text = readFileSync(join(import.meta.dirname, '../../../docs/glossary.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\|(?![\s|:-]+$)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, term]) => term !== 'term');
const terms = rows.map(([, term = '']) => term);

type Word = ConsultationStatus | Outcome | ClinicRole | OrganisationRole | Presence['state'];

/** The words of the domain's unions; one that is added doesn't compile until it is here. */
const words: { readonly [Name in Word]: true } = {
  waiting: true,
  'being-seen': true,
  'on-hold': true,
  transferred: true,
  ended: true,
  completed: true,
  abandoned: true,
  removed: true,
  lost: true,
  'clinic-administrator': true,
  'clinic-clerk': true,
  'team-member': true,
  'organisation-administrator': true,
  'organisation-coordinator': true,
  'organisation-reporter': true,
  here: true,
  missing: true,
  gone: true,
};

/** `isTypedEntryId` → `typed entry`. */
const named = Object.keys(ids).map((name) =>
  name
    .replace(/^is(.*)Id$/, '$1')
    .replace(/(?<=[a-z])[A-Z]/g, ' $&')
    .toLowerCase(),
);

describe('docs/glossary.md', () => {
  test.each([...named, ...Object.keys(words).map((word) => word.replace('-', ' '))])('explains %s', (term) => {
    expect(terms).toContain(term);
  });

  test('has one row for a term, with its German word and what it is', () => {
    expect(new Set(terms).size).toBe(terms.length);
    for (const [, term, german = '', meaning = '', ...rest] of rows) {
      expect([german, meaning], term).not.toContain('');
      expect(rest, term).toStrictEqual(['']);
    }
  });
});
