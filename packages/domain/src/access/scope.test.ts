import { expect, test } from 'vitest';
import { clinic, organisation, person } from '../testing/sample-ids.ts';
import { everyPermission, noPermission, organisationRoles, type StaffActor } from './actor.ts';
import { can } from './can.ts';
import { scopeOf } from './scope.ts';
import { staffVerbs } from './verbs.ts';

const [north, south, west] = [organisation(1), organisation(2), organisation(3)];
/** Which clinics there are, and of which organisation. */
const clinics = [
  { clinicId: clinic(1), organisationId: north },
  { clinicId: clinic(2), organisationId: north },
  { clinicId: clinic(3), organisationId: south },
  { clinicId: clinic(4), organisationId: south },
  { clinicId: clinic(5), organisationId: west },
] as const;

const nobody: StaffActor = { kind: 'staff', personId: person(1), organisations: [], clinics: [], referrals: [] };
const [first, second, third, , fifth] = clinics;
const people: readonly StaffActor[] = [
  nobody,
  ...organisationRoles.map((role) => ({ ...nobody, organisations: [{ organisationId: north, role }] })),
  ...organisationRoles.map((role) => ({
    ...nobody,
    organisations: [{ organisationId: north, role }],
    clinics: [
      { ...second, role: 'team-member' as const, ...everyPermission },
      { ...third, role: 'clinic-administrator' as const, ...noPermission },
    ],
    referrals: [third, fifth],
  })),
  { ...nobody, clinics: [{ ...first, role: 'clinic-clerk', ...noPermission }], referrals: [fifth] },
];

test.each(staffVerbs)('the scope of %s holds the clinics in which the table allows it, and no other', (verb) => {
  for (const actor of people) {
    const scope = scopeOf(actor, verb);
    // One's own account is everywhere, also where one is nothing.
    if (verb === 'see-own-account') continue;
    // Whose user room it is decides there, not the clinic alone.
    if (verb === 'use-user-room') continue;
    const inScope = clinics.filter(
      ({ clinicId, organisationId }) =>
        scope.organisations.includes(organisationId) || scope.clinics.includes(clinicId),
    );
    const allowed = clinics.filter((place) => can(actor, verb, { ...place, consultationId: null }).allowed);
    expect(inScope).toEqual(allowed);
  }
});
