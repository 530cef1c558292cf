import { accepted, can, placeOfRoom as placeInClinic, refused, sharedRoomLimit } from '@anteroom/domain';
import type { Actor, ClinicId, Result, Room, RoomId, Verb } from '@anteroom/domain';
import type { RoomLimit, RoomSettings, Routes } from '@anteroom/protocol';
import type * as z from 'zod/mini';
import type { Stores } from '../../database/database.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import { openRoomMaterial, readRoomMaterial, type RoomMaterial } from '../../session/room/room-material.ts';
import { tellRows } from '../../session/room/tell-room.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { createGuestLinks, type GuestLinks } from './guest-links.ts';
import { limitOfRooms, placeOfRoom, settingsOf } from './read-model.ts';
import { createRoomSteps, notFound } from './room-steps.ts';
import type { StoredRoom } from './room-store.ts';

type NewRoom = z.output<Routes['createRoom']['body']>;
type RoomChanges = z.output<Routes['changeRoom']['body']>;
type Answer<Value> = Promise<Result<Value, Refusal>>;

/** Making, changing and closing rooms, and their guest links (S4, S5, S6). */
export interface RoomService extends GuestLinks {
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
  /** The photo of a guest who knocks, for whoever may let them in. */
  photo(id: RoomId, visitId: Parameters<Stores['visits']['load']>[0], by: Identity): Answer<Uint8Array>;
}

/** Rooms on one page of a list. */
const roomsPerPage = 50;

/** @param parts `secret`: what the secrets of links are derived from */
export function createRoomService(
  tools: SessionTools,
  parts: { readonly ids: Ids; readonly secret: string },
): RoomService {
  const { ids } = parts;
  const { stores } = tools.database;
  const { openRoom, run, entry } = createRoomSteps(tools);

  async function managing(inside: Stores, clinicId: ClinicId, by: Identity) {
    const actor = await actorOf(by, inside);
    const permission = permit(actor, 'manage-rooms', await placeIn(inside, clinicId));
    if (!permission.ok) return permission;
    return actor.kind === 'staff' ? accepted(actor) : notFound;
  }

  async function tellAll(saved: { readonly listRevision: number | null; readonly material: RoomMaterial }) {
    await tools.tellInOrder(
      () => openRoomMaterial(tools.words, saved.material),
      (opened) => tellRows(tools, saved.listRevision, opened),
    );
  }

  async function limitIn(clinicId: ClinicId): Promise<RoomLimit> {
    const found = await stores.clinics.byId(clinicId);
    if (found === null) throw new Error('A room is in no clinic.');
    return limitOfRooms(tools.mediaServer, found.settings);
  }

  async function settingsFor(room: Room, actor: Actor): Promise<RoomSettings> {
    const place = await placeOfRoom(stores, room);
    const names = await stores.access.namesIn(room.ownerId === null ? [] : [room.ownerId], [room.clinicId]);
    const may = (verb: Verb) => place !== null && can(actor, verb, place).allowed;
    return settingsOf(room, names, await limitIn(room.clinicId), may);
  }

  return {
    ...createGuestLinks(tools, parts),

    async list(clinicId, { kind, search, offset }, by) {
      const actor = await actorOf(by, stores);
      const place = await placeIn(stores, clinicId);
      const permission = permit(actor, 'see-clinic', place);
      if (!permission.ok) return permission;
      if (place === null || actor.kind !== 'staff') return notFound;
      const mayManage = can(actor, 'manage-rooms', place).allowed;
      const ownerId = mayManage ? null : actor.personId;
      const found = await stores.rooms.list({ clinicId, kind, ownerId, search, offset, limit: roomsPerPage });
      const owners = found.rooms.flatMap(({ room }) => (room.ownerId === null ? [] : [room.ownerId]));
      const names = await stores.access.namesIn([...new Set(owners)], [clinicId]);
      const limit = await limitIn(clinicId);
      const rooms = found.rooms.map(({ room }) =>
        settingsOf(room, names, limit, (verb) => can(actor, verb, { ...place, room: placeInClinic(room) }).allowed),
      );
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
