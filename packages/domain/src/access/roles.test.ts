import { describe, expect, test } from 'vitest';
import { clinic, organisation, person } from '../testing/sample-ids.ts';
import { noPermission, type ClinicRole, type OrganisationRole, type StaffActor } from './actor.ts';
import { canChangeRole, type GrantedRole } from './roles.ts';

const place = { organisationId: organisation(1), clinicId: clinic(1), consultationId: null };
const me = person(1);

const atOrganisation = (role: OrganisationRole): StaffActor => ({
  kind: 'staff',
  personId: me,
  organisations: [{ organisationId: organisation(1), role }],
  clinics: [],
  referrals: [],
});
const inClinic = (role: ClinicRole): StaffActor => ({
  kind: 'staff',
  personId: me,
  organisations: [],
  clinics: [{ clinicId: clinic(1), organisationId: organisation(1), role, ...noPermission }],
  referrals: [],
});

const actors = {
  'organisation-administrator': atOrganisation('organisation-administrator'),
  'organisation-coordinator': atOrganisation('organisation-coordinator'),
  'organisation-reporter': atOrganisation('organisation-reporter'),
  'clinic-administrator': inClinic('clinic-administrator'),
  'clinic-clerk': inClinic('clinic-clerk'),
  'team-member': inClinic('team-member'),
} as const;

/** Whose rows each of them may manage: administrators, coordinators, reporters; clinic administrators, clerks, members, referrers. */
const table: Record<keyof typeof actors, string> = {
  'organisation-administrator': 'YYY YYYY',
  'organisation-coordinator': '–YY YYYY',
  'organisation-reporter': '––– ––––',
  'clinic-administrator': '––– YYYY',
  'clinic-clerk': '––– ––Y–',
  'team-member': '––– ––––',
};
const granted: readonly GrantedRole[] = [
  'organisation-administrator',
  'organisation-coordinator',
  'organisation-reporter',
  'clinic-administrator',
  'clinic-clerk',
  'team-member',
  'service-referrer',
];

const cells = names(table).flatMap((name) =>
  granted.map((role, index) => ({ name, role, may: table[name].replace(' ', '').charAt(index) === 'Y' })),
);

function names<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  const isName = (text: string): text is Name => text in record;
  return Object.keys(record).filter(isName);
}

describe('giving and taking roles', () => {
  test.each(cells)('$name · $role: $may', ({ name, role, may }) => {
    const actor = actors[name];
    expect(canChangeRole(actor, person(2), { from: null, to: role }, place).allowed).toBe(may);
    expect(canChangeRole(actor, person(2), { from: role, to: null }, place).allowed).toBe(may);
  });

  test('takes both rows: a clerk neither raises a member nor lowers an administrator', () => {
    const clerk = actors['clinic-clerk'];
    expect(canChangeRole(clerk, person(2), { from: 'team-member', to: 'clinic-clerk' }, place).allowed).toBe(false);
    expect(canChangeRole(clerk, person(2), { from: 'clinic-administrator', to: 'team-member' }, place).allowed).toBe(
      false,
    );
    expect(canChangeRole(clerk, person(2), { from: 'team-member', to: 'team-member' }, place).allowed).toBe(true);
  });

  test('nobody changes what they are themselves', () => {
    for (const name of names(actors)) {
      const change = { from: 'team-member', to: 'team-member' } as const;
      expect(canChangeRole(actors[name], me, change, place)).toStrictEqual({ allowed: false, reason: 'forbidden' });
    }
  });
});
