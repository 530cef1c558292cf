import { everyPermission, matrix, matrixRoles, noPermission } from '@anteroom/domain';
import type {
  Actor,
  ClinicMembership,
  ClinicRole,
  ConsultationId,
  MatrixRole,
  OrganisationRole,
  Permission,
  Permissions,
  PersonId,
  StaffActor,
  Verb,
} from '@anteroom/domain';
import type { GuestVisit } from './guests.ts';
import type { Spot } from './spots.ts';

/** Somebody who walks through all routes and messages. */
export type Walker = StaffWalker | OtherWalker;

/** Somebody of a role of the table, in the own clinic. */
export interface StaffWalker {
  readonly kind: 'staff';
  /** Their role and what is ticked, as a test's output names them. */
  readonly name: string;
  readonly role: MatrixRole;
  readonly ticked: Permissions;
}

/** Somebody without an account. */
export interface OtherWalker {
  readonly kind: 'caller' | 'other caller' | 'knocking guest' | 'guest inside' | 'visitor';
  readonly name: string;
}

/** Without an account: two callers of the own clinic, two guests of a room there, and nobody. */
const others: readonly OtherWalker[] = [
  { kind: 'caller', name: 'the caller of the own clinic’s stay' },
  { kind: 'other caller', name: 'another caller of the own clinic' },
  { kind: 'knocking guest', name: 'a guest who knocks at a room of the own clinic' },
  { kind: 'guest inside', name: 'a guest inside a room of the own clinic' },
  { kind: 'visitor', name: 'a visitor' },
];

/**
 * Everybody who has to be tried for some verbs: each role, with nothing ticked but what counts and with all but that; and
 * those without an account.
 * @param ticked what counts, where it isn't what the table says of the verbs
 */
export function walkersFor(verbs: readonly Verb[], ticked?: readonly Permission[]): readonly Walker[] {
  const ofVerbs = matrix.filter(({ verb }) => verbs.includes(verb)).map(({ permission }) => permission);
  const counting = new Set<Permission | null>(ticked ?? ofVerbs);
  return [...matrixRoles.flatMap((role) => staffOf(role, counting)), ...others];
}

/** Everybody with nothing and with everything ticked: where no verb is asked. */
export const everybody: readonly Walker[] = [...matrixRoles.flatMap((role) => staffOf(role, new Set())), ...others];

function staffOf(role: MatrixRole, counting: ReadonlySet<Permission | null>): StaffWalker[] {
  const walker = (ticked: Permissions, what: string): StaffWalker => ({
    kind: 'staff',
    role,
    ticked,
    name: `${role}, ${what} ticked`,
  });
  // A referrer has nothing that could be ticked.
  if (role === 'service referrer') return [walker(noPermission, 'nothing')];
  const permissions = [...counting].filter((permission) => permission !== null);
  if (permissions.length === 0) return [walker(noPermission, 'nothing'), walker(everyPermission, 'everything')];
  const has = (is: boolean): Permissions => ({
    waitingArea: permissions.includes('waitingArea') === is,
    meetingRooms: permissions.includes('meetingRooms') === is,
    userRoom: permissions.includes('userRoom') === is,
  });
  return [walker(has(true), permissions.join(' and ')), walker(has(false), `all but ${permissions.join(' and ')}`)];
}

const organisationRoleOf: Readonly<Partial<Record<MatrixRole, OrganisationRole>>> = {
  'organisation administrator': 'organisation-administrator',
  'organisation coordinator': 'organisation-coordinator',
  'organisation reporter': 'organisation-reporter',
};
const clinicRoleOf: Readonly<Partial<Record<MatrixRole, ClinicRole>>> = {
  'clinic administrator': 'clinic-administrator',
  'clinic clerk': 'clinic-clerk',
  'team member': 'team-member',
};

/** What somebody of a role is: what the access table is asked with, and what is written into the database. */
export function staffActor(walker: StaffWalker, personId: PersonId, { organisation, clinic }: Spot): StaffActor {
  const ids = { organisationId: organisation.id, clinicId: clinic.id };
  const organisationRole = organisationRoleOf[walker.role];
  const clinicRole = clinicRoleOf[walker.role];
  const isTicked = Object.values(walker.ticked).some((ticked) => ticked);
  // A permission is ticked for a clinic, so whoever has one is a member of it too, whatever they are at the organisation.
  const memberRole = clinicRole ?? (isTicked ? 'team-member' : undefined);
  const clinics: ClinicMembership[] = memberRole === undefined ? [] : [{ ...ids, role: memberRole, ...walker.ticked }];
  return {
    kind: 'staff',
    personId,
    organisations: organisationRole === undefined ? [] : [{ organisationId: organisation.id, role: organisationRole }],
    clinics,
    referrals: walker.role === 'service referrer' ? [ids] : [],
  };
}

/** Somebody without an account, as the access table knows them. */
export function otherActor({ kind }: OtherWalker, own: Spot, visit: GuestVisit | null): Actor {
  const caller = (consultationId: ConsultationId): Actor => ({
    kind: 'caller',
    consultationId,
    clinicId: own.clinic.id,
  });
  if (kind === 'caller') return caller(own.stay.id);
  if (kind === 'other caller') return caller(own.otherStay.id);
  if (visit === null) return { kind: 'visitor' };
  const { visitId: participantId, roomId } = visit;
  return { kind: 'guest', participantId, roomId, isAdmitted: kind === 'guest inside' };
}
