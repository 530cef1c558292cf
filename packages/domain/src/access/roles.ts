import type { ClinicRole, OrganisationRole, StaffActor } from './actor.ts';
import { can, type Permitted } from './can.ts';
import type { Place, StaffVerb } from './verbs.ts';

/** Everything that somebody can be made in one place. */
export type GrantedRole = OrganisationRole | ClinicRole | 'service-referrer';

const verbs: { readonly [Role in GrantedRole]: StaffVerb } = {
  'organisation-administrator': 'manage-organisation-administrators',
  'organisation-coordinator': 'manage-organisation-coordinators',
  'organisation-reporter': 'manage-organisation-reporters',
  'clinic-administrator': 'manage-clinic-staff',
  'clinic-clerk': 'manage-clinic-staff',
  'team-member': 'manage-team-members',
  'service-referrer': 'manage-clinic-staff',
};

/** The verb that whoever gives or takes this role needs. */
export function verbToManage(role: GrantedRole): StaffVerb {
  return verbs[role];
}

/**
 * Whether somebody may change what another person is in a place, from one role to another; null for none. They must be
 * allowed to manage both rows, and nobody changes their own role or permissions.
 */
export function canChangeRole(
  actor: StaffActor,
  person: StaffActor['personId'],
  change: { readonly from: GrantedRole | null; readonly to: GrantedRole | null },
  place: Place,
): Permitted {
  for (const role of [change.from, change.to]) {
    if (role === null) continue;
    const permitted = can(actor, verbToManage(role), place);
    if (!permitted.allowed) return permitted;
  }
  return actor.personId === person ? { allowed: false, reason: 'forbidden' } : { allowed: true };
}
