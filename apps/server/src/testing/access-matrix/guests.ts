import type { GuestLinkId, ParticipantId, RoomId } from '@anteroom/domain';
import { routes, toServer } from '@anteroom/protocol';
import { openPage, valueOf, type PageClient } from '@anteroom/testkit';
import * as z from 'zod/mini';
import { randomIds } from '../../platform/ids.ts';
import type { ServerInMemory } from '../server-in-memory.ts';
import { origin } from '../server-in-memory.ts';
import type { SignedIn } from './signed-in.ts';
import type { Spot } from './spots.ts';

/** A guest at a room's door: what their browser holds. */
export interface GuestVisit {
  readonly visitId: ParticipantId;
  readonly roomId: RoomId;
  readonly linkId: GuestLinkId;
  readonly cookie: string;
}

/** A meeting room of a clinic. */
export async function addRoom({ database }: ServerInMemory, { clinic }: Spot): Promise<RoomId> {
  const id = randomIds.room();
  await database.stores.rooms.insert({
    ...{ id, clinicId: clinic.id, kind: 'meeting', name: 'Meeting of the guests', ownerId: null, entry: 'knock' },
    ...{ guestPhoto: 'off', position: 0, closedAt: null, callId: null },
  });
  return id;
}

/** Somebody with an account does something with a room's links over HTTP. */
export async function makeLink(
  { app }: ServerInMemory,
  host: SignedIn,
  roomId: RoomId,
): Promise<{ readonly id: GuestLinkId; readonly path: string }> {
  const answer = await app.inject({
    method: 'POST',
    url: routes.makeGuestLink.path.replace(':roomId', roomId),
    headers: { origin, cookie: host.cookie },
    payload: { expiresAt: null },
  });
  const { id, path } = z.parse(routes.makeGuestLink.reply, answer.json());
  if (path === null) throw new Error('A new link can’t be shown.');
  return { id, path };
}

/** Somebody knocks by a link; answers what their browser holds. */
export async function knock(
  server: ServerInMemory,
  roomId: RoomId,
  link: { readonly id: GuestLinkId; readonly path: string },
): Promise<GuestVisit> {
  const before = new Set((await server.database.stores.visits.openOf([roomId])).map(({ id }) => id));
  const answer = await server.app.inject({
    method: 'POST',
    url: link.path,
    headers: { origin, accept: 'application/json' },
    payload: { name: 'Grace' },
  });
  if (answer.statusCode !== 201) throw new Error(`A guest could not knock: ${answer.body}`);
  const own = (await server.database.stores.visits.openOf([roomId])).find(({ id }) => !before.has(id));
  if (own === undefined) throw new Error('A guest knocked and is not there.');
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { visitId: own.id, roomId, linkId: link.id, cookie };
}

/** Somebody with an account goes into a room and lets a guest in; the page stays open as long as the test runs. */
export async function admit(
  { url, host }: { readonly url: string; readonly host: SignedIn },
  { roomId, visitId }: GuestVisit,
): Promise<PageClient> {
  const page = await openPage({ url, cookie: host.cookie, says: { as: 'staff' } });
  valueOf(await page.request(toServer.enterRoom, { roomId }));
  valueOf(await page.request(toServer.admitGuests, { roomId, visitIds: [visitId] }));
  return page;
}
