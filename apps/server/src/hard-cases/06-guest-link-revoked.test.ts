import { everyPermission } from '@anteroom/domain';
import { routes, toClient, toServer } from '@anteroom/protocol';
import { codeIn, openPage, valueOf, type PageClient } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addRoom, admit, knock, makeLink, type GuestVisit } from '../testing/access-matrix/guests.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';
import { origin } from '../testing/server-in-memory.ts';

// The whole server, from the button to the sockets; the clock doesn't move at all. The door itself, with its other ways
// out: `features/room/guests.test.ts`.

let world: MatrixWorld;
beforeEach(async () => {
  world = await startMatrixWorld();
});
afterEach(() => world.close());

const pageOf = ({ cookie, linkId }: GuestVisit): Promise<PageClient> =>
  openPage({ url: world.url, cookie, says: { as: 'guest', link: linkId } });

const follow = (path: string, cookie = '') => world.server.app.inject({ url: path, headers: { cookie } });

describe('A guest link that is revoked in use', () => {
  test('puts out whoever came by it, inside or at the door, and answers like one that never was', async () => {
    const { server, host } = world;
    const roomId = await addRoom(server, world.spots['the own clinic']);
    const link = await makeLink(server, host, roomId);
    const grace = await knock(server, roomId, link);
    const mallory = await knock(server, roomId, link);
    const other = await knock(server, roomId, await makeLink(server, host, roomId));
    const inside = await pageOf(grace);
    const atDoor = await pageOf(mallory);
    const stays = await pageOf(other);
    for (const page of [inside, atDoor, stays]) valueOf(await page.request(toServer.enterVisit, {}));
    await admit(world, grace);
    const call = await inside.next(toClient.callEntered);

    const revoked = await server.app.inject({
      method: 'POST',
      url: routes.revokeGuestLink.path.replace(':roomId', roomId).replace(':linkId', link.id),
      headers: { origin, cookie: host.cookie },
      payload: {},
    });
    expect(revoked.statusCode).toBe(200);

    expect(await inside.next(toClient.callLeft)).toMatchObject({ callId: call.callId });
    for (const page of [inside, atDoor]) {
      expect(await page.next(toClient.visitChanged, ({ status }) => status === 'over')).toMatchObject({
        outcome: 'link-revoked',
      });
      await page.untilCut();
    }
    for (const visit of [grace, mallory]) await expect(pageOf(visit)).rejects.toMatchObject({ code: 'not-signed-in' });

    // The link, with and without the cookie of a visit, and one that nobody ever made: the same page, to the letter.
    const never = await follow(`/r/${'A'.repeat(43)}`);
    for (const cookie of ['', grace.cookie]) {
      for (const path of [link.path, `${link.path}/visit`]) {
        const { statusCode, body } = await follow(path, cookie);
        expect([statusCode, body]).toEqual([404, never.body]);
      }
    }
    // Who came by another link hears nothing of it.
    expect(stays.connected).toBe(true);
    expect(codeIn(await stays.request(toServer.enterVisit, {}))).toBe('ok');
  });

  test('is revoked by nobody of another clinic, and by nobody who may not', async () => {
    const { server, host, people, spots } = world;
    const roomId = await addRoom(server, spots['the own clinic']);
    const link = await makeLink(server, host, roomId);
    const stranger = people['clinic administrator'];
    await server.database.stores.access.grantClinicRole(
      stranger.personId,
      spots['another organisation'].clinic.id,
      'clinic-administrator',
      everyPermission,
    );
    const foreign = await addRoom(server, spots['another organisation']);
    for (const room of [roomId, foreign]) {
      const answer = await server.app.inject({
        method: 'POST',
        url: routes.revokeGuestLink.path.replace(':roomId', room).replace(':linkId', link.id),
        headers: { origin, cookie: stranger.cookie },
        payload: {},
      });
      expect(answer.statusCode).toBe(404);
    }
    expect((await follow(link.path)).statusCode).toBe(200);
  });
});
