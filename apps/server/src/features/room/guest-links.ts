import { accepted, guestLinkLimit, opens, refused } from '@anteroom/domain';
import type {
  ClinicId,
  GuestLink,
  GuestLinkId,
  Instant,
  PersonId,
  Result,
  Room,
  RoomCommand,
  RoomId,
} from '@anteroom/domain';
import type { GuestLinkView } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { nameIn, type Identity, type Names } from '../access/read-model.ts';
import { hashOfSecret, secretOfLink } from './link-secret.ts';
import { createRoomSteps, notFound } from './room-steps.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

/** The guest links of rooms (S4, S5, S6). */
export interface GuestLinks {
  links(id: RoomId, by: Identity): Answer<GuestLinkView[]>;
  makeLink(id: RoomId, expiresAt: Instant | null, by: Identity): Answer<GuestLinkView>;
  /** Revokes all links of a room and makes one anew. */
  resetLinks(id: RoomId, by: Identity): Answer<GuestLinkView>;
  /** Whoever came by it is out at once. */
  revokeLink(id: RoomId, linkId: GuestLinkId, by: Identity): Answer<null>;
}

/** @param parts `secret`: what the secrets of links are derived from */
export function createGuestLinks(
  tools: SessionTools,
  parts: { readonly ids: Ids; readonly secret: string },
): GuestLinks {
  const { ids, secret } = parts;
  const { stores } = tools.database;
  const { openRoom, run, entry } = createRoomSteps(tools);

  function linkView(link: GuestLink, clinicId: ClinicId, hash: Uint8Array, names: Names): GuestLinkView {
    const own = secretOfLink(secret, link.id);
    const isOwn = Buffer.compare(hashOfSecret(own), hash) === 0;
    const { id, madeAt, expiresAt } = link;
    return { id, madeAt, expiresAt, madeBy: nameIn(names, link.madeBy, clinicId), path: isOwn ? `/r/${own}` : null };
  }

  async function newLink(inside: Stores, room: Room, madeBy: PersonId, expiresAt: Instant | null) {
    const link: GuestLink = {
      id: ids.guestLink(),
      roomId: room.id,
      madeAt: tools.clock.now(),
      madeBy,
      expiresAt,
      revokedAt: null,
    };
    const hash = hashOfSecret(secretOfLink(secret, link.id));
    await inside.guestLinks.insert(link, hash);
    return linkView(link, room.clinicId, hash, await inside.access.namesIn([madeBy], [room.clinicId]));
  }

  return {
    async links(id, by) {
      const found = await openRoom(stores, id, ['manage-guest-links'], by);
      if (!found.ok) return found;
      const { room } = found.value.stored;
      const now = tools.clock.now();
      const open = (await stores.guestLinks.ofRoom(id)).filter(({ link }) => opens(link, room, now));
      const makers = new Set(open.map(({ link }) => link.madeBy));
      const names = await stores.access.namesIn([...makers], [room.clinicId]);
      return accepted(open.map(({ link, hash }) => linkView(link, room.clinicId, hash, names)));
    },

    async makeLink(id, expiresAt, by) {
      return tools.change(async (inside) => {
        const found = await openRoom(inside, id, ['manage-guest-links'], by);
        if (!found.ok) return found;
        const { actor, stored } = found.value;
        const now = tools.clock.now();
        if (expiresAt !== null && expiresAt <= now) return refused({ code: 'invalid-input', field: 'expiresAt' });
        const open = (await inside.guestLinks.ofRoom(id)).filter(({ link }) => opens(link, stored.room, now));
        if (open.length >= guestLinkLimit) return refused({ code: 'limit-reached' });
        const view = await newLink(inside, stored.room, actor.personId, expiresAt);
        await inside.audit.append([entry(actor, 'make-guest-link', stored.room.clinicId, view.id)]);
        return accepted(view);
      });
    },

    async resetLinks(id, by) {
      const found = await openRoom(stores, id, ['manage-guest-links'], by);
      if (!found.ok) return found;
      const { actor, stored } = found.value;
      const linkIds = (await stores.guestLinks.ofRoom(id)).map(({ link }) => link.id);
      let view: GuestLinkView | null = null;
      const done = await run(
        id,
        'manage-guest-links',
        'reset-guest-links',
        by,
        () => ({ type: 'revoke-links', linkIds }),
        async (inside) => {
          await inside.guestLinks.revoke(linkIds, tools.clock.now());
          view = await newLink(inside, stored.room, actor.personId, null);
          await inside.audit.append([
            ...linkIds.map((linkId) => entry(actor, 'revoke-guest-link', stored.room.clinicId, linkId)),
            entry(actor, 'make-guest-link', stored.room.clinicId, view.id),
          ]);
        },
      );
      if (!done.ok) return done;
      return view === null ? notFound : accepted(view);
    },

    async revokeLink(id, linkId, by) {
      const found = await openRoom(stores, id, ['manage-guest-links'], by);
      if (!found.ok) return found;
      const link = await stores.guestLinks.load(linkId);
      if (link === null || link.roomId !== id) return notFound;
      const { actor, stored } = found.value;
      const command: RoomCommand = { type: 'revoke-links', linkIds: [linkId] };
      const done = await run(
        id,
        'manage-guest-links',
        'revoke-guest-link',
        by,
        () => command,
        async (inside) => {
          await inside.guestLinks.revoke([linkId], tools.clock.now());
          await inside.audit.append([entry(actor, 'revoke-guest-link', stored.room.clinicId, linkId)]);
        },
      );
      return done.ok ? accepted(null) : done;
    },
  };
}
