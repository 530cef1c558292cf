import { accepted, can, guestLinkLimit, opens, refused, sharedRoomLimit } from '@anteroom/domain';
import type {
  Actor,
  ClinicId,
  GuestLink,
  GuestLinkId,
  Instant,
  PersonId,
  Result,
  Room,
  RoomCommand,
  RoomId,
  Verb,
} from '@anteroom/domain';
import type { GuestLinkView, RoomSettings, Routes } from '@anteroom/protocol';
import type * as z from 'zod/mini';
import type { Stores } from '../../database/database.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import { loadRoom } from '../../session/room/load-room.ts';
import { openRoomMaterial, readRoomMaterial, type RoomMaterial } from '../../session/room/room-material.ts';
import { auditActorOf, runRoom } from '../../session/room/run-room.ts';
import { tellRows } from '../../session/room/tell-room.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { hashOfSecret, secretOfLink } from './link-secret.ts';
import { placeOfRoom, settingsOf } from './read-model.ts';
import type { StoredRoom } from './room-store.ts';

type NewRoom = z.output<Routes['createRoom']['body']>;
type RoomChanges = z.output<Routes['changeRoom']['body']>;
type Answer<Value> = Promise<Result<Value, Refusal>>;

/** Making, changing and closing rooms, and their guest links (S4, S5, S6). */
export interface RoomService {
  list(
    clinicId: ClinicId,
    query: { readonly kind: 'shared' | 'user' | null; readonly search: string; readonly offset: number },
    by: Identity,
  ): Answer<{ rooms: RoomSettings[]; total: number; mayManage: boolean }>;
  read(id: RoomId, by: Identity): Answer<RoomSettings>;
  create(clinicId: ClinicId, wanted: NewRoom, by: Identity): Answer<RoomSettings>;
  change(id: RoomId, changes: RoomChanges, by: Identity): Answer<RoomSettings>;
  close(id: RoomId, by: Identity): Answer<null>;
  order(clinicId: ClinicId, ids: readonly RoomId[], by: Identity): Answer<null>;
  links(id: RoomId, by: Identity): Answer<GuestLinkView[]>;
  makeLink(id: RoomId, expiresAt: Instant | null, by: Identity): Answer<GuestLinkView>;
  /** Revokes all links of a room and makes one anew. */
  resetLinks(id: RoomId, by: Identity): Answer<GuestLinkView>;
  /** Whoever came by it is out at once. */
  revokeLink(id: RoomId, linkId: GuestLinkId, by: Identity): Answer<null>;
  /** The photo of a guest who knocks, for whoever may let them in. */
  photo(id: RoomId, visitId: Parameters<Stores['visits']['load']>[0], by: Identity): Answer<Uint8Array>;
}

/** Rooms on one page of a list. */
const roomsPerPage = 50;

const notFound: Result<never, Refusal> = refused({ code: 'not-found' });

/** @param parts `secret`: what the secrets of links are derived from */
export function createRoomService(
  tools: SessionTools,
  parts: { readonly ids: Ids; readonly secret: string },
): RoomService {
  const { ids, secret } = parts;
  const { stores } = tools.database;

  /** An open room in which somebody may do something, asked by the first of these verbs that they may. */
  async function openRoom(inside: Stores, id: RoomId, verbs: readonly [Verb, ...Verb[]], by: Identity) {
    const actor = await actorOf(by, inside);
    const stored = await inside.rooms.load(id);
    const isThere = stored !== null && stored.room.closedAt === null;
    const place = isThere ? await placeOfRoom(inside, stored.room) : null;
    const answers = verbs.map((verb) => permit(actor, verb, place));
    const permission = answers.find(({ ok }) => ok) ?? answers[0];
    if (permission?.ok === false) return permission;
    return isThere && place !== null && actor.kind === 'staff' ? accepted({ actor, stored, place }) : notFound;
  }

  async function managing(inside: Stores, clinicId: ClinicId, by: Identity) {
    const actor = await actorOf(by, inside);
    const permission = permit(actor, 'manage-rooms', await placeIn(inside, clinicId));
    if (!permission.ok) return permission;
    return actor.kind === 'staff' ? accepted(actor) : notFound;
  }

  /** One command on one room, with what is saved beside it. */
  async function run(
    id: RoomId,
    verb: Verb,
    name: string,
    by: Identity,
    command: (room: Room) => RoomCommand,
    alongside: (inside: Stores) => Promise<void> = () => Promise.resolve(),
  ) {
    return runRoom(tools, by, {
      verb: name,
      load: (inside) => loadRoom(inside, id),
      async command({ session: { room } }, actor, inside) {
        const permission = permit(actor, verb, await placeOfRoom(inside, room));
        return permission.ok ? accepted(command(room)) : permission;
      },
      alongside,
    });
  }

  async function tellAll(saved: { readonly listRevision: number | null; readonly material: RoomMaterial }) {
    await tools.tellInOrder(
      () => openRoomMaterial(tools.words, saved.material),
      (opened) => tellRows(tools.announcer, saved.listRevision, opened),
    );
  }

  async function settingsFor(room: Room, actor: Actor): Promise<RoomSettings> {
    const place = await placeOfRoom(stores, room);
    const names = room.ownerId === null ? new Map<PersonId, string>() : await stores.access.namesOf([room.ownerId]);
    const may = (verb: Verb) => place !== null && can(actor, verb, place).allowed;
    return settingsOf(room, names, may);
  }

  function linkView(link: GuestLink, hash: Uint8Array, names: ReadonlyMap<PersonId, string>): GuestLinkView {
    const own = secretOfLink(secret, link.id);
    const isOwn = Buffer.compare(hashOfSecret(own), hash) === 0;
    const { id, madeAt, expiresAt } = link;
    return { id, madeAt, expiresAt, madeBy: names.get(link.madeBy) ?? '', path: isOwn ? `/r/${own}` : null };
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
    return linkView(link, hash, await inside.access.namesOf([madeBy]));
  }

  const entry = (actor: Actor, verb: string, clinicId: ClinicId, subject: string) => ({
    at: tools.clock.now(),
    actor: auditActorOf(actor),
    verb,
    clinicId,
    subject,
  });

  return {
    async list(clinicId, { kind, search, offset }, by) {
      const actor = await actorOf(by, stores);
      const place = await placeIn(stores, clinicId);
      const permission = permit(actor, 'see-clinic', place);
      if (!permission.ok) return permission;
      if (place === null || actor.kind !== 'staff') return notFound;
      const mayManage = can(actor, 'manage-rooms', place).allowed;
      const ownerId = mayManage ? null : actor.personId;
      const found = await stores.rooms.list({ clinicId, kind, ownerId, search, offset, limit: roomsPerPage });
      const rooms = await Promise.all(found.rooms.map(({ room }) => settingsFor(room, actor)));
      return accepted({ rooms, total: found.total, mayManage });
    },

    async read(id, by) {
      const found = await openRoom(stores, id, ['enter-room', 'use-user-room', 'manage-rooms'], by);
      return found.ok ? accepted(await settingsFor(found.value.stored.room, found.value.actor)) : found;
    },

    async create(clinicId, wanted, by) {
      const made = await tools.change(async (inside) => {
        const actor = await managing(inside, clinicId, by);
        if (!actor.ok) return actor;
        const shared = await inside.rooms.sharedOf(clinicId);
        const facts = { id: ids.room(), clinicId, closedAt: null, callId: null };
        const clinic = await inside.clinics.byId(clinicId);
        const { kind, entry: wantedEntry = 'knock' } = wanted;
        const guestPhoto = wanted.guestPhoto ?? clinic?.settings.guestPhoto ?? 'off';
        const how = { kind, entry: wantedEntry, guestPhoto };
        const position = Math.max(-1, ...shared.map(({ room }) => room.position)) + 1;
        if (wanted.kind === 'user') {
          const owner = await inside.access.actorOf(wanted.ownerId);
          const isMember = owner?.clinics.some((membership) => membership.clinicId === clinicId) ?? false;
          if (!isMember) return refused({ code: 'invalid-input', field: 'ownerId' });
          const taken = await inside.rooms.userRoomOf(clinicId, wanted.ownerId);
          if (taken !== null) return refused({ code: 'user-room-taken', field: 'ownerId' });
        } else if (shared.length >= sharedRoomLimit) return refused({ code: 'limit-reached' });
        const room: Room =
          wanted.kind === 'user'
            ? { ...facts, ...how, name: '', ownerId: wanted.ownerId, position: 0 }
            : { ...facts, ...how, name: wanted.name, ownerId: null, position };
        await inside.rooms.insert(room);
        await inside.audit.append([entry(actor.value, 'create-room', clinicId, room.id)]);
        const listRevision = room.kind === 'user' ? null : await inside.rooms.raise(clinicId);
        const material = await readRoomMaterial(inside, clinicId, [{ room, revision: 1 }]);
        return accepted({ room, actor: actor.value, listRevision, material });
      });
      if (!made.ok) return made;
      await tellAll(made.value);
      return accepted(await settingsFor(made.value.room, made.value.actor));
    },

    async change(id, changes, by) {
      const done = await run(id, 'manage-rooms', 'change-room', by, (room) => ({
        type: 'change',
        name: room.kind === 'user' ? '' : (changes.name ?? room.name),
        entry: changes.entry ?? room.entry,
        guestPhoto: changes.guestPhoto ?? room.guestPhoto,
      }));
      if (!done.ok) return done;
      return accepted(await settingsFor(done.value.saved.stored.room, await actorOf(by, stores)));
    },

    async close(id, by) {
      const done = await run(id, 'manage-rooms', 'close-room', by, () => ({ type: 'close' }));
      return done.ok ? accepted(null) : done;
    },

    async order(clinicId, wanted, by) {
      const done = await tools.change(async (inside) => {
        const actor = await managing(inside, clinicId, by);
        if (!actor.ok) return actor;
        const shared = await inside.rooms.sharedOf(clinicId);
        const known = new Map(shared.map((stored) => [stored.room.id, stored]));
        const isWhole = wanted.length === known.size && new Set(wanted).size === known.size;
        const inOrder = wanted.flatMap((id) => known.get(id) ?? []);
        if (!isWhole || inOrder.length !== known.size) return refused({ code: 'conflict' });
        const moved: StoredRoom[] = [];
        for (const [position, { room, revision }] of inOrder.entries()) {
          if (room.position === position) continue;
          if (!(await inside.rooms.save({ ...room, position }, revision))) return refused({ code: 'conflict' });
          moved.push({ room: { ...room, position }, revision: revision + 1 });
        }
        await inside.audit.append([entry(actor.value, 'order-rooms', clinicId, clinicId)]);
        const listRevision = await inside.rooms.raise(clinicId);
        return accepted({ listRevision, material: await readRoomMaterial(inside, clinicId, moved) });
      });
      if (!done.ok) return done;
      await tellAll(done.value);
      return accepted(null);
    },

    async links(id, by) {
      const found = await openRoom(stores, id, ['manage-guest-links'], by);
      if (!found.ok) return found;
      const { room } = found.value.stored;
      const now = tools.clock.now();
      const open = (await stores.guestLinks.ofRoom(id)).filter(({ link }) => opens(link, room, now));
      const names = await stores.access.namesOf([...new Set(open.map(({ link }) => link.madeBy))]);
      return accepted(open.map(({ link, hash }) => linkView(link, hash, names)));
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

    async photo(id, visitId, by) {
      const found = await openRoom(stores, id, ['admit-guest'], by);
      if (!found.ok) return found;
      const visit = await stores.visits.load(visitId);
      if (visit === null || visit.roomId !== id) return notFound;
      const photo = await tools.words.photo(await stores.typedEntries.ofVisits([visitId], 'photo'));
      return photo === null ? notFound : accepted(photo);
    },
  };
}
