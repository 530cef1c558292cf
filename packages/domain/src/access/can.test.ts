import { describe, expect, test } from 'vitest';
import { clinic, organisation, participant, person, room, stayId } from '../testing/sample-ids.ts';
import { everyPermission, noPermission, type Actor, type Permission, type StaffActor } from './actor.ts';
import { can } from './can.ts';
import { roomPolicy } from './policies/room.ts';
import { standingIn } from './standing.ts';
import { matrix, matrixRoles, type MatrixRole, type MatrixRow } from './matrix.ts';
import { callerVerbs, guestVerbs, openVerbs, staffVerbs, type Place, type RoomPlace, type Verb } from './verbs.ts';

const me = person(1);
const meetingRoom: RoomPlace = { id: room(1), kind: 'meeting', ownerId: null };
const own: Place = { organisationId: organisation(1), clinicId: clinic(1), consultationId: stayId(1) };
const places = {
  'the own clinic': own,
  'another clinic of the organisation': { ...own, clinicId: clinic(2), consultationId: stayId(2) },
  'another organisation': { organisationId: organisation(2), clinicId: clinic(3), consultationId: stayId(3) },
} as const satisfies Record<string, Place>;
type PlaceName = keyof typeof places;

const nobody: StaffActor = { kind: 'staff', personId: me, organisations: [], clinics: [], referrals: [] };

/** Somebody of one role and, where it is ticked, with one permission and no other. */
function actorOf(role: MatrixRole, ticked: Permission | null): StaffActor {
  const permissions = { ...noPermission, ...(ticked === null ? {} : { [ticked]: true }) };
  const ids = { clinicId: clinic(1), organisationId: organisation(1) };
  const member = (clinicRole: StaffActor['clinics'][number]['role']) => ({
    ...nobody,
    clinics: [{ ...ids, role: clinicRole, ...permissions }],
  });
  const atOrganisation = (name: StaffActor['organisations'][number]['role']) => ({
    ...nobody,
    organisations: [{ organisationId: organisation(1), role: name }],
    // A permission is ticked for a clinic, so whoever has one is a member of it too.
    clinics: ticked === null ? [] : [{ ...ids, role: 'team-member' as const, ...permissions }],
  });
  switch (role) {
    case 'organisation administrator':
      return atOrganisation('organisation-administrator');
    case 'organisation coordinator':
      return atOrganisation('organisation-coordinator');
    case 'organisation reporter':
      return atOrganisation('organisation-reporter');
    case 'clinic administrator':
      return member('clinic-administrator');
    case 'clinic clerk':
      return member('clinic-clerk');
    case 'team member':
      return member('team-member');
    case 'service referrer':
      return { ...nobody, referrals: [ids] };
  }
}

const answer = (actor: Actor, verb: Verb, place: Place): string => {
  const permitted = can(actor, verb, place);
  return permitted.allowed ? 'may' : permitted.reason;
};

/** Meeting rooms and the own user room are what the verbs of rooms are about. */
const roomOf = (row: MatrixRow): RoomPlace | null => {
  if (row.permission === 'meetingRooms') return meetingRoom;
  return row.permission === 'userRoom' ? { id: room(2), kind: 'user', ownerId: me } : null;
};

/** What the table says, in the words of `can`. */
function expected(row: MatrixRow, role: MatrixRole, isTicked: boolean, place: PlaceName): string {
  if (row.verb === 'see-own-account') return 'may';
  const isOfOrganisation = role.startsWith('organisation');
  if (place === 'another organisation') return 'not-found';
  if (place !== 'the own clinic' && !isOfOrganisation) return 'not-found';
  const cell = row.cells[role];
  if (cell === 'Y') return 'may';
  // Nothing is ticked for the other clinic.
  return cell === 'P' && isTicked && place === 'the own clinic' ? 'may' : 'forbidden';
}

const placeNames = ['the own clinic', 'another clinic of the organisation', 'another organisation'] as const;

/** Every cell at every place; where a permission counts, ticked and not. */
const cells = matrix.flatMap((row) =>
  matrixRoles.flatMap((role) =>
    placeNames.flatMap((place) =>
      (row.permission === null ? [null] : [null, row.permission]).flatMap((ticked) => {
        // A coordinator or reporter for whom a permission is ticked is a team member beside it: the rows of both hold.
        const isBoth = ticked !== null && role !== 'organisation administrator' && role.startsWith('organisation');
        return isBoth ? [] : [{ row, role, place, ticked, verb: row.verb }];
      }),
    ),
  ),
);

describe('who may do what', () => {
  test.each(cells)('$role, ticked: $ticked · $verb · $place', ({ row, role, place, ticked, verb }) => {
    const at = { ...places[place], room: roomOf(row) };
    // A role without rooms of its own, such as a service referrer, has no permission to tick.
    const isTicked = ticked !== null && role !== 'service referrer';
    expect(answer(actorOf(role, ticked), verb, at)).toBe(expected(row, role, isTicked, place));
  });

  test('the table has one row for every verb of staff', () => {
    expect(matrix.map(({ verb }) => verb).toSorted()).toStrictEqual([...staffVerbs].toSorted());
  });

  test('an organisation reporter with a permission ticked for a clinic is a team member there, and nothing more', () => {
    const both = actorOf('organisation reporter', 'waitingArea');
    expect(answer(both, 'attend-caller', places['the own clinic'])).toBe('may');
    expect(answer(both, 'configure-clinic', places['the own clinic'])).toBe('forbidden');
    expect(answer(both, 'attend-caller', places['another clinic of the organisation'])).toBe('forbidden');
  });

  test('all and nothing ticked are what they say', () => {
    expect(everyPermission).toStrictEqual({ waitingArea: true, meetingRooms: true, userRoom: true });
    expect(noPermission).toStrictEqual({ waitingArea: false, meetingRooms: false, userRoom: false });
  });

  test('one permission opens nothing of another', () => {
    const waiting = actorOf('team member', 'waitingArea');
    const meeting = actorOf('team member', 'meetingRooms');
    expect(answer(waiting, 'enter-room', { ...own, room: meetingRoom })).toBe('forbidden');
    expect(answer(meeting, 'attend-caller', own)).toBe('forbidden');
    expect(answer(meeting, 'use-user-room', { ...own, room: null })).toBe('forbidden');
    expect(answer(actorOf('team member', 'userRoom'), 'use-user-room', { ...own, room: null })).toBe('may');
  });

  test('who is nowhere learns nothing, not even with an empty place', () => {
    const nowhere: Place = { organisationId: null, clinicId: null, consultationId: null };
    for (const role of matrixRoles) {
      expect(answer(actorOf(role, 'waitingArea'), 'see-waiting-area', nowhere)).toBe('not-found');
    }
    expect(answer({ kind: 'caller', consultationId: stayId(1), clinicId: clinic(1) }, 'see-own-stay', nowhere)).toBe(
      'not-found',
    );
  });
});

describe('a user room', () => {
  const mine: Place = { ...own, room: { id: room(2), kind: 'user', ownerId: me } };
  const theirs: Place = { ...own, room: { id: room(3), kind: 'user', ownerId: person(2) } };
  const verbs = ['enter-room', 'admit-guest', 'manage-guest-links', 'host-call', 'take-part-in-call'] as const;

  test.each(verbs)('its owner with the permission: %s', (verb) => {
    expect(answer(actorOf('team member', 'userRoom'), verb, mine)).toBe('may');
    expect(answer(actorOf('team member', 'meetingRooms'), verb, mine)).toBe('forbidden');
  });

  test.each(verbs)('nobody else, an administrator neither, and it isn’t there for them: %s', (verb) => {
    for (const role of ['team member', 'clinic administrator', 'organisation administrator'] as const) {
      expect(answer(actorOf(role, 'userRoom'), verb, theirs)).toBe('not-found');
    }
  });

  test('opens to nobody else by its own rule too, were it seen', () => {
    const standing = standingIn(actorOf('team member', 'userRoom'), own);
    if (standing === null) throw new Error('A team member is nothing in their own clinic.');
    for (const verb of ['enter-room', 'admit-guest', 'manage-guest-links', 'use-user-room'] as const) {
      expect(roomPolicy[verb](standing, mine)).toBe(true);
      expect(roomPolicy[verb](standing, theirs)).toBe(false);
    }
  });

  test('where no room is named, the meeting rooms of the clinic are meant', () => {
    for (const place of [own, { ...own, room: null }]) {
      expect(answer(actorOf('team member', 'meetingRooms'), 'enter-room', place)).toBe('may');
      expect(answer(actorOf('team member', 'userRoom'), 'enter-room', place)).toBe('forbidden');
    }
  });

  test('is made and changed by administrators', () => {
    expect(answer(actorOf('clinic administrator', null), 'manage-rooms', theirs)).toBe('may');
    expect(answer(actorOf('team member', 'userRoom'), 'manage-rooms', mine)).toBe('forbidden');
  });
});

describe('in a call of a room', () => {
  test.each(['host-call', 'take-part-in-call'] as const)('%s asks for the room’s permission', (verb) => {
    const place = { ...own, room: meetingRoom };
    expect(answer(actorOf('team member', 'meetingRooms'), verb, place)).toBe('may');
    expect(answer(actorOf('team member', 'waitingArea'), verb, place)).toBe('forbidden');
    expect(answer(actorOf('organisation administrator', null), verb, place)).toBe('forbidden');
  });
});

describe('without an account', () => {
  const caller: Actor = { kind: 'caller', consultationId: stayId(1), clinicId: clinic(1) };
  const guest = (isAdmitted: boolean): Actor => ({
    kind: 'guest',
    participantId: participant(1),
    roomId: room(1),
    isAdmitted,
  });
  const inRoom: Place = { ...own, room: meetingRoom };
  const everyVerb: readonly Verb[] = [...staffVerbs, ...callerVerbs, ...guestVerbs];

  test('everybody may arrive and knock', () => {
    for (const actor of [caller, guest(false), { kind: 'visitor' } as const, nobody]) {
      for (const verb of openVerbs) expect(answer(actor, verb, own)).toBe('may');
    }
  });

  test.each(everyVerb)('a caller only in the own stay: %s', (verb) => {
    const may = new Set<Verb>([...callerVerbs, 'take-part-in-call']);
    expect(answer(caller, verb, inRoom)).toBe(may.has(verb) ? 'may' : 'not-found');
    expect(answer(caller, verb, { ...inRoom, consultationId: stayId(2) })).toBe('not-found');
  });

  test.each(everyVerb)('a guest only in the own visit, and in the call once they are let in: %s', (verb) => {
    const visit = new Set<Verb>(guestVerbs);
    const inside = new Set<Verb>([...guestVerbs, 'take-part-in-call']);
    expect(answer(guest(false), verb, inRoom)).toBe(visit.has(verb) ? 'may' : 'not-found');
    expect(answer(guest(true), verb, inRoom)).toBe(inside.has(verb) ? 'may' : 'not-found');
    for (const place of [own, { ...own, room: { ...meetingRoom, id: room(2) } }]) {
      expect(answer(guest(true), verb, place)).toBe('not-found');
    }
  });

  test.each(everyVerb)('a visitor is asked to sign in, the system may: %s', (verb) => {
    expect(answer({ kind: 'visitor' }, verb, own)).toBe('not-signed-in');
    expect(answer({ kind: 'system' }, verb, own)).toBe('may');
  });

  test.each([...callerVerbs, ...guestVerbs])('no verb of theirs is there for staff: %s', (verb) => {
    expect(answer(actorOf('organisation administrator', 'waitingArea'), verb, inRoom)).toBe('not-found');
  });
});
