import { expect, test } from 'vitest';
import { isPersonId, type PersonId } from '../ids.ts';
import { cleanName, keepsAnAdministrator, personNameLimit } from './team.ts';

function person(letter: string): PersonId {
  const text = letter.repeat(22);
  if (!isPersonId(text)) throw new Error('A sample id is malformed.');
  return text;
}
const [solberg, dahl, chen] = [person('s'), person('d'), person('c')];

test('the last administrator of a place stays one', () => {
  for (const to of [
    null,
    'clinic-clerk',
    'team-member',
    'organisation-coordinator',
    'organisation-reporter',
  ] as const) {
    expect(keepsAnAdministrator([solberg], solberg, to)).toBe(false);
    expect(keepsAnAdministrator([solberg, dahl], solberg, to)).toBe(true);
    expect(keepsAnAdministrator([solberg], chen, to)).toBe(true);
    // Where there is none already, nobody is kept from leaving.
    expect(keepsAnAdministrator([], chen, to)).toBe(true);
  }
  expect(keepsAnAdministrator([solberg], solberg, 'clinic-administrator')).toBe(true);
  expect(keepsAnAdministrator([solberg], solberg, 'organisation-administrator')).toBe(true);
});

test.each([
  ['  Mei   Chen ', 'Mei Chen'],
  ['Mei\u202eChen\n', 'Mei Chen'],
  ['Ægir Ögmundsson', 'Ægir Ögmundsson'],
  ['𝒳'.repeat(personNameLimit), '𝒳'.repeat(personNameLimit)],
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['\u200c', null],
  ['x'.repeat(personNameLimit + 1), null],
  [' \u200b ', null],
  ['', null],
])('the name %j is kept as %j', (typed, kept) => {
  expect(cleanName(typed)).toBe(kept);
});
