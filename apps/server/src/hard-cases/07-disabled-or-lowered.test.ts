import { everyPermission, noPermission, type PersonId } from '@anteroom/domain';
import { routes, toClient, toServer } from '@anteroom/protocol';
import { codeIn, openPage, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Spot } from '../testing/access-matrix/spots.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';
import { origin } from '../testing/server-in-memory.ts';

// On two nodes, and beside what is told to whom: `realtime/standing-watch.test.ts`. Here the whole server, from the
// administrator's button to the sockets. The clock moves by less than two seconds in each of these stories.

let world: MatrixWorld;
let spot: Spot;
beforeEach(async () => {
  world = await startMatrixWorld();
  await world.server.start();
  spot = world.spots['the own clinic'];
});
afterEach(() => world.close());

/** Dr Chen of the team, with everything ticked, at a page that watches the waiting area. */
async function chenAtWork() {
  const chen = world.people['team member'];
  await world.server.database.stores.access.grantClinicRole(
    chen.personId,
    spot.clinic.id,
    'team-member',
    everyPermission,
  );
  const page = await openPage({ url: world.url, cookie: chen.cookie, says: { as: 'staff' } });
  valueOf(await page.request(toServer.watchWaitingArea, { clinicId: spot.clinic.id }));
  const joined = await page.request(toServer.commandConsultation, {
    consultationId: spot.stay.id,
    command: { type: 'join' },
  });
  const { call } = valueOf(joined);
  if (call === null) throw new Error('Dr Chen joined into no call.');
  return { ...chen, page, call };
}

function post(path: string, cookie: string, payload: object) {
  return world.server.app.inject({ method: 'POST', url: path, headers: { origin, cookie }, payload });
}

const teamOf = (person: PersonId): string =>
  routes.changeMember.path.replace(':clinicId', spot.clinic.id).replace(':personId', person);

const readying = { command: { type: 'mark-ready', ready: true } } as const;
const commandsOn = (stay: Spot['stay']) => routes.commandConsultation.path.replace(':consultationId', stay.id);

describe('Dr Chen’s permissions are taken by an administrator', () => {
  test('and the next command is refused, by socket and over HTTP, before any time has passed', async () => {
    const chen = await chenAtWork();
    const lowered = await post(teamOf(chen.personId), world.host.cookie, {
      role: 'team-member',
      permissions: noPermission,
    });
    expect(lowered.statusCode).toBe(200);

    const other = { consultationId: spot.otherStay.id };
    expect(codeIn(await chen.page.request(toServer.commandConsultation, { ...other, ...readying }))).toBe('forbidden');
    expect(codeIn(await chen.page.request(toServer.listMessages, other))).toBe('forbidden');
    expect((await post(commandsOn(spot.otherStay), chen.cookie, readying)).statusCode).toBe(403);
    expect(codeIn(await chen.page.request(toServer.enterCall, { callId: chen.call.callId }))).toBe('not-in-this-call');
  });

  test('and she is out of the call and off the list before two seconds are over', async () => {
    const chen = await chenAtWork();
    await post(teamOf(chen.personId), world.host.cookie, { role: 'team-member', permissions: noPermission });
    await world.server.clock.advance(1_900);
    expect(await chen.page.next(toClient.callLeft)).toMatchObject({ callId: chen.call.callId });
    await chen.page.next(toClient.standingChanged);
    const heard = chen.page.heard(toClient.waitingAreaChanged).length;

    expect((await post(commandsOn(spot.otherStay), world.host.cookie, readying)).statusCode).toBe(200);
    // Answered after whatever was told before it.
    const watched = await chen.page.request(toServer.watchWaitingArea, { clinicId: spot.clinic.id });
    expect(codeIn(watched)).toBe('forbidden');
    expect(chen.page.heard(toClient.waitingAreaChanged)).toHaveLength(heard);
    const signal = { generation: 'g', candidate: null };
    const sent = { callId: chen.call.callId, to: spot.stay.callerId, signal };
    expect(codeIn(await chen.page.request(toServer.signal, sent))).toBe('not-in-this-call');
  });
});

describe('Dr Chen’s account is disabled', () => {
  test('and nothing of hers opens anything, before any time has passed', async () => {
    const chen = await chenAtWork();
    await world.server.database.stores.access.setDisabled(chen.personId, world.server.clock.now());

    const other = { consultationId: spot.otherStay.id };
    const refused = await chen.page.request(toServer.commandConsultation, { ...other, ...readying });
    expect(codeIn(refused)).toBe('not-signed-in');
    expect((await post(commandsOn(spot.otherStay), chen.cookie, readying)).statusCode).toBe(401);
    const me = await world.server.app.inject({ url: routes.me.path, headers: { cookie: chen.cookie } });
    expect(me.statusCode).toBe(401);
    const opened = openPage({ url: world.url, cookie: chen.cookie, says: { as: 'staff' } });
    await expect(opened).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test('and her pages are cut before two seconds are over; the caller is on hold, not alone in a call', async () => {
    const chen = await chenAtWork();
    await world.server.database.stores.access.setDisabled(chen.personId, world.server.clock.now());
    await world.server.clock.advance(1_900);
    await chen.page.untilCut();
    expect(chen.page.heard(toClient.signedOut)).toHaveLength(1);
    const stored = await world.server.database.stores.consultations.load(spot.stay.id);
    expect(stored?.consultation.status).toBe('on-hold');
  });
});
