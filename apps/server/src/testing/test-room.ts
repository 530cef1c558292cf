import type { GuestLinkId, ParticipantId, Room, RoomId } from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import type { CallView, VisitView } from '@anteroom/protocol';
import { openPage, valueOf, type PageClient } from '@anteroom/testkit';
import { visitCookieName } from '../features/room/visit-cookie.ts';
import { randomIds } from '../platform/ids.ts';
import type { TestClinic, TestStaff } from './test-clinic.ts';
import type { TestServer } from './test-server.ts';

/** A guest of a story: their browser's cookie and the page that is open. */
export interface TestGuest {
  readonly id: ParticipantId;
  readonly token: string;
  readonly cookie: string;
  readonly linkId: GuestLinkId;
  readonly page: PageClient;
  /** What the page was told when it took up the visit. */
  readonly visit: VisitView;
  opensPage(server?: TestServer): Promise<PageClient>;
}

/** A room of a test clinic with a guest link. */
export interface TestRoom {
  readonly id: RoomId;
  readonly linkId: GuestLinkId;
  /** The secret of the link, as it stands in its address. */
  readonly secret: string;
  /** A member goes in. */
  isEnteredBy(member: TestStaff): Promise<CallView>;
  /** Somebody follows the link and knocks. */
  guestKnocks(name: string, options?: { readonly server?: TestServer; readonly secret?: string }): Promise<TestGuest>;
  close(): void;
}

/** Where the guests of stories knock from. */
export const homeOfGuests = '192.0.2.7';

/** Makes a room, and its link by somebody who may. */
export async function addTestRoom(
  clinic: TestClinic,
  maker: TestStaff,
  change: Partial<Pick<Room, 'kind' | 'ownerId' | 'entry' | 'guestPhoto' | 'name'>> = {},
): Promise<TestRoom> {
  const id = randomIds.room();
  const { stores } = clinic.database;
  const kind = change.kind ?? 'meeting';
  const shared = await stores.rooms.sharedOf(clinic.id);
  await stores.rooms.insert({
    ...{ id, clinicId: clinic.id, kind, name: kind === 'user' ? '' : 'Case meeting', ownerId: null, entry: 'knock' },
    ...{ guestPhoto: 'off', position: shared.length, closedAt: null, callId: null },
    ...change,
  });
  const made = await clinic.server.core.rooms.makeLink(id, null, { kind: 'staff', personId: maker.personId });
  if (!made.ok || made.value.path === null) throw new Error('The link could not be made.');
  const linkId = made.value.id;
  const secret = made.value.path.replace('/r/', '');
  const pages = new Set<PageClient>();

  return {
    id,
    linkId,
    secret,
    isEnteredBy: async (member) => valueOf(await member.page.request(toServer.enterRoom, { roomId: id })),
    async guestKnocks(name, { server = clinic.server, secret: by = secret } = {}) {
      // Nobody knocks at the same moment as somebody else, so that the order of the knocks is that of the story.
      await clinic.clock.advance(1_000);
      const request = { secret: by, form: { name }, token: null, device: 'desktop' as const, address: homeOfGuests };
      const knocked = await server.core.knocking.knock(request);
      if (!knocked.ok) throw new Error(`${name} could not knock: ${knocked.error.code}`);
      const { token } = knocked.value;
      const door = await server.core.knocking.behind(by);
      if (door === null) throw new Error('The link opens nothing.');
      const cookie = `${visitCookieName(door.linkId)}=${token}`;
      const opensPage = async (where = clinic.server) => {
        const page = await openPage({ url: where.url, cookie, says: { as: 'guest', link: door.linkId } });
        pages.add(page);
        return page;
      };
      const page = await opensPage(server);
      const visit = valueOf(await page.request(toServer.enterVisit, {}));
      return { id: visit.id, token, cookie, linkId: door.linkId, page, visit, opensPage };
    },
    close() {
      for (const page of pages) page.close();
    },
  };
}
