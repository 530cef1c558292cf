import { everyPermission, noPermission, type ClinicRole, type PersonId, type Result } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Refusal } from '../../refusal.ts';
import { randomIds } from '../../platform/ids.ts';
import { createTestClinic, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';
import { addTestRoom } from '../../testing/test-room.ts';

let clinic: TestClinic;
let admin: TestStaff;
let chen: TestStaff;

beforeEach(async () => {
  clinic = await createTestClinic();
  admin = await clinic.staff('Admin');
  await grant(admin.personId, 'clinic-administrator');
  chen = await clinic.staff('Dr Chen');
});
afterEach(() => clinic.close());

const rooms = () => clinic.server.core.rooms;
const by = ({ personId }: TestStaff) => ({ kind: 'staff', personId }) as const;
const grant = (person: PersonId, role: ClinicRole, permissions = everyPermission) =>
  clinic.database.stores.access.grantClinicRole(person, clinic.id, role, permissions);
const all = { kind: null, search: '', offset: 0 } as const;

function made<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`It was refused: ${result.refusal.code}`);
  return result.value;
}

function codeOf(result: Result<unknown, Refusal>): string {
  return result.ok ? 'ok' : result.refusal.code;
}

const meeting = (name: string) => ({ kind: 'meeting', name }) as const;

describe('Rooms are made', () => {
  test('one after the other, and whoever watches sees each at once', async () => {
    valueOf(await chen.page.request(toServer.watchRooms, { clinicId: clinic.id }));
    const first = made(await rooms().create(clinic.id, meeting('Handover'), by(admin)));
    const second = made(await rooms().create(clinic.id, { kind: 'group', name: 'Walking group' }, by(admin)));
    expect([first.position, second.position]).toEqual([0, 1]);
    expect(second.limit).toEqual({ people: 6, because: 'no-media-server', withMediaServer: 20 });
    const { changed } = await chen.page.next(toClient.roomsChanged, (delta) => delta.changed[0]?.id === second.id);
    expect(changed[0]).toMatchObject({ name: 'Walking group', people: 0, entry: 'knock' });
  });

  test('and put into an order that names every one of them once', async () => {
    const ids = [];
    for (const name of ['A', 'B', 'C']) ids.push(made(await rooms().create(clinic.id, meeting(name), by(admin))).id);
    const [a, b, c] = ids;
    if (a === undefined || b === undefined || c === undefined) throw new Error('They were not made.');
    for (const wrong of [[a, b], [a, b, b], [a, b, randomIds.room()], []])
      expect(codeOf(await rooms().order(clinic.id, wrong, by(admin)))).toBe('conflict');
    made(await rooms().order(clinic.id, [c, a, b], by(admin)));
    const { rooms: listed } = made(await rooms().list(clinic.id, all, by(chen)));
    expect(listed.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  });

  test('a user room for a member, once, and it bears their name', async () => {
    const wanted = { kind: 'user', ownerId: chen.personId } as const;
    const room = made(await rooms().create(clinic.id, wanted, by(admin)));
    expect(room).toMatchObject({ name: 'Dr Chen', owner: { personId: chen.personId } });
    expect(codeOf(await rooms().create(clinic.id, wanted, by(admin)))).toBe('user-room-taken');
    const both = await Promise.all(
      [1, 2].map(() => rooms().create(clinic.id, { ...wanted, ownerId: admin.personId }, by(admin))),
    );
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'user-room-taken']);
    const stranger = { ...wanted, ownerId: randomIds.person() };
    expect(codeOf(await rooms().create(clinic.id, stranger, by(admin)))).toBe('invalid-input');
  });

  test('a user room of somebody else is in nobody’s list but those who make rooms', async () => {
    const room = made(await rooms().create(clinic.id, { kind: 'user', ownerId: chen.personId }, by(admin)));
    const okafor = await clinic.staff('Dr Okafor');
    const listed = async (who: TestStaff) =>
      made(await rooms().list(clinic.id, { ...all, kind: 'user' }, by(who))).rooms;
    expect((await listed(chen)).map(({ id }) => id)).toEqual([room.id]);
    expect((await listed(admin)).map(({ id }) => id)).toEqual([room.id]);
    expect(await listed(okafor)).toEqual([]);
    expect(codeOf(await rooms().read(room.id, by(okafor)))).toBe('not-found');
    expect(made(await rooms().read(room.id, by(admin))).may).toEqual({
      enter: false,
      manage: true,
      manageLinks: false,
    });
  });

  test('and changed: opening the door lets in who knocks', async () => {
    const room = await addTestRoom(clinic, chen);
    await room.isEnteredBy(chen);
    const grace = await room.guestKnocks('Grace');
    made(await rooms().change(room.id, { entry: 'open', name: 'Open house' }, by(admin)));
    await grace.page.next(toClient.callEntered);
    expect(codeOf(await rooms().change(room.id, { name: 'x' }, by(chen)))).toBe('forbidden');
    room.close();
  });

  test('a hundred, and no more', async () => {
    for (let index = 0; index < 100; index += 1)
      made(await rooms().create(clinic.id, meeting(`Room ${index}`), by(admin)));
    expect(codeOf(await rooms().create(clinic.id, meeting('One too many'), by(admin)))).toBe('limit-reached');
    const { rooms: page, total } = made(await rooms().list(clinic.id, { ...all, offset: 90 }, by(chen)));
    expect([page.length, total]).toEqual([10, 100]);
  });
});

describe('Guest links', () => {
  test('are shown again, expire, are revoked, and are reset: all of them, and one anew', async () => {
    const { id } = made(await rooms().create(clinic.id, meeting('Handover'), by(admin)));
    const now = clinic.clock.now();
    const kept = made(await rooms().makeLink(id, null, by(chen)));
    const short = made(await rooms().makeLink(id, now + 60_000, by(chen)));
    expect(kept.path).toMatch(/^\/r\/[\w-]{43}$/);
    expect(codeOf(await rooms().makeLink(id, now, by(chen)))).toBe('invalid-input');
    expect(
      made(await rooms().links(id, by(chen)))
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual([kept.path, short.path].toSorted());
    await clinic.clock.advance(60_000);
    expect(made(await rooms().links(id, by(chen)))).toEqual([kept]);
    const { knocking } = clinic.server.core;
    const behind = (path: string | null) => knocking.behind((path ?? '').replace('/r/', ''));
    expect(await behind(short.path)).toBeNull();
    expect(await behind(kept.path)).toMatchObject({ linkId: kept.id, room: { name: 'Handover' } });

    const anew = made(await rooms().resetLinks(id, by(chen)));
    expect(await behind(kept.path)).toBeNull();
    expect(await behind(anew.path)).toMatchObject({ linkId: anew.id });
    made(await rooms().revokeLink(id, anew.id, by(chen)));
    expect(await behind(anew.path)).toBeNull();
    expect(made(await rooms().links(id, by(chen)))).toEqual([]);
  });

  test('of a room elsewhere are not found, and of a closed clinic open nothing', async () => {
    const { id } = made(await rooms().create(clinic.id, meeting('Handover'), by(admin)));
    const other = made(await rooms().create(clinic.id, meeting('Other'), by(admin)));
    const link = made(await rooms().makeLink(id, null, by(chen)));
    expect(codeOf(await rooms().revokeLink(other.id, link.id, by(chen)))).toBe('not-found');
    expect(codeOf(await rooms().revokeLink(id, randomIds.guestLink(), by(chen)))).toBe('not-found');
    await clinic.database.stores.clinics.setClosed(clinic.id, clinic.clock.now());
    expect(await clinic.server.core.knocking.behind((link.path ?? '').replace('/r/', ''))).toBeNull();
  });

  test('are nobody’s without the permission, whoever they are', async () => {
    const { id } = made(await rooms().create(clinic.id, meeting('Handover'), by(admin)));
    await grant(admin.personId, 'clinic-administrator', noPermission);
    expect(codeOf(await rooms().links(id, by(admin)))).toBe('forbidden');
    expect(codeOf(await rooms().makeLink(id, null, by(admin)))).toBe('forbidden');
  });
});

test('Everything leaves its entry in the audit log, with ids and no word that anybody typed', async () => {
  const { id } = made(await rooms().create(clinic.id, meeting('Secret plans'), by(admin)));
  const link = made(await rooms().makeLink(id, null, by(chen)));
  valueOf(await chen.page.request(toServer.enterRoom, { roomId: id }));
  const secret = (link.path ?? '').replace('/r/', '');
  const knocked = await clinic.server.core.knocking.knock({
    ...{ secret, form: { name: 'Grace Canary' }, token: null, device: 'desktop', address: '192.0.2.7' },
  });
  expect(knocked.ok).toBe(true);
  const [visit] = await clinic.database.stores.visits.openOf([id]);
  if (visit === undefined) throw new Error('Nobody knocks.');
  valueOf(await chen.page.request(toServer.admitGuests, { roomId: id, visitIds: [visit.id] }));
  made(await rooms().revokeLink(id, link.id, by(chen)));
  made(await rooms().close(id, by(admin)));
  const { audit } = clinic.database.stores;
  const verbs = async (subject: string) => (await audit.about(subject)).map(({ verb }) => verb);
  expect(await verbs(visit.id)).toEqual(['knock', 'admit-guest', 'revoke-guest-link']);
  expect(await verbs(link.id)).toEqual(['make-guest-link', 'revoke-guest-link']);
  expect(await verbs(id)).toEqual([
    'create-room',
    'enter-room',
    'knock',
    'admit-guest',
    'revoke-guest-link',
    'close-room',
  ]);
  const entries = await Promise.all([visit.id, link.id, id].map((subject) => audit.about(subject)));
  expect(JSON.stringify(entries)).not.toMatch(new RegExp(`Canary|plans|${secret}`));
});
