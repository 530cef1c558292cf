import { accepted, checkKnock, isOpenVisit, knockAgainAt, opens, refused } from '@anteroom/domain';
import type { GuestDetails, GuestLink, GuestLinkId, ParticipantId, Result, Room, Visit } from '@anteroom/domain';
import { knockForm } from '@anteroom/protocol';
import * as z from 'zod/mini';
import type { Stores } from '../../database/database.ts';
import type { Failed } from '../../perform.ts';
import type { Ids } from '../../platform/ids.ts';
import { hashOfToken, newToken } from '../../platform/tokens.ts';
import { refusalOf } from '../../refusal.ts';
import type { Refusal } from '../../refusal.ts';
import { guestRow } from '../../session/presence-rows.ts';
import { loadRoom } from '../../session/room/load-room.ts';
import { runRoom } from '../../session/room/run-room.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { GuestIdentity } from '../access/read-model.ts';
import { nameOfRoom } from '../call/read-model.ts';
import type { PlacedClinic } from '../clinic/read-model.ts';
import { hashOfSecret } from './link-secret.ts';
import type { GuestDoor, KnockAnswer, KnockRequest } from './pages/routes.ts';
import { createPressing } from './pressing.ts';

/** The door of a room (S4, S5, S6): one visit a browser and guest link, however often the form is sent. */
export interface Knocking extends GuestDoor {
  /** The guest that a browser's token is by this link, or null where there is no visit that goes on. */
  guestOf(linkId: GuestLinkId, token: string | null): Promise<GuestIdentity | null>;
}

type SealedVisitEntry = Awaited<ReturnType<Stores['typedEntries']['ofVisits']>>[number];

interface Behind {
  readonly link: GuestLink;
  readonly room: Room;
  readonly place: PlacedClinic;
}

interface Told {
  readonly visitId: ParticipantId;
  readonly details: GuestDetails;
  readonly token: string;
  readonly device: KnockRequest['device'];
}

/** Makes the door. */
export function createKnocking(tools: SessionTools, ids: Ids, failed: Failed): Knocking {
  const { stores } = tools.database;
  const pressing = createPressing({ stores, clock: tools.clock });

  /** What a secret opens now: whatever it doesn't, for whichever reason, is alike. */
  async function behind(secret: string): Promise<Behind | null> {
    const link = await stores.guestLinks.byHash(hashOfSecret(secret));
    const stored = link === null ? null : await stores.rooms.load(link.roomId);
    if (link === null || stored === null || !opens(link, stored.room, tools.clock.now())) return null;
    const place = await stores.clinics.byId(stored.room.clinicId);
    return place === null || place.clinic.closedAt !== null ? null : { link, room: stored.room, place };
  }

  async function visitOf(linkId: GuestLinkId, token: string | null): Promise<Visit | null> {
    const hash = token === null ? null : hashOfToken(token);
    const visit = hash === null ? null : await stores.visits.byToken(hash);
    return visit?.linkId === linkId ? visit : null;
  }

  async function knock({ secret, form, token, device, address }: KnockRequest): Promise<KnockAnswer> {
    const found = await behind(secret);
    if (found === null) return { ok: false, error: { code: 'not-found' } };
    const earlier = await visitOf(found.link.id, token);
    if (earlier !== null && token !== null) {
      if (isOpenVisit(earlier)) return { ok: true, value: { token } };
      if (tools.clock.now() < (knockAgainAt(earlier) ?? 0)) return { ok: false, error: { code: 'knock-later' } };
    }
    if (await pressing.mustWait(found.link.id, address)) return { ok: false, error: { code: 'knock-later' } };
    const parsed = z.safeParse(knockForm, form);
    if (!parsed.success) return { ok: false, error: refusalOf(parsed.error.issues) };
    const photo = photoIn(parsed.data.photo);
    const checked = checkKnock({ name: parsed.data.name, photo }, found.room.guestPhoto);
    if (!checked.ok) {
      const field = Object.keys(checked.refusal)[0];
      return {
        ok: false,
        error: { code: 'invalid-input', problems: checked.refusal, ...(field === undefined ? {} : { field }) },
      };
    }
    const told = { visitId: ids.participant(), details: checked.value, token: newToken(), device };
    const begun = await begin(found, told);
    if (!begun.ok) return { ok: false, error: begun.refusal };
    pressing.noteKnock(found.link.id, address, told.visitId);
    return { ok: true, value: { token: told.token } };
  }

  async function begin({ link, room }: Behind, told: Told): Promise<Result<null, Refusal>> {
    const { visitId } = told;
    const kept = tools.words.begin(visitId);
    const destroy = () => tools.words.destroy(visitId);
    try {
      const entries = await seal(told);
      await kept;
      const system = { kind: 'system' } as const;
      const order = {
        verb: 'knock',
        load: (inside: Stores) => loadRoom(inside, room.id),
        async command(_loaded: unknown, _actor: unknown, inside: Stores) {
          // The link may have been revoked since it was looked at.
          const current = await inside.guestLinks.load(link.id);
          if (current === null || !opens(current, room, tools.clock.now()))
            return refused({ code: 'not-found' } as const);
          return accepted({ type: 'knock', visitId, linkId: link.id } as const);
        },
        alongside: (inside: Stores, { visits }: { readonly visits: readonly Visit[] }) =>
          keep(inside, visits, told, entries),
      };
      const done = await runRoom(tools, system, order, { kind: 'guest' });
      if (done.ok) return accepted(null);
      await destroy();
      return done;
    } catch (error) {
      await destroy();
      throw error;
    }
  }

  async function seal({ visitId, details }: Told): Promise<SealedVisitEntry[]> {
    const at = tools.clock.now();
    const [nameId, photoId] = [ids.typedEntry(), ids.typedEntry()];
    const name = await tools.words.sealName(visitId, nameId, details.name);
    const photo = details.photo === null ? null : await tools.words.sealPhoto(visitId, photoId, details.photo);
    if (name === null) throw new Error('A new visit has no key.');
    const entry = { visitId, at, from: 'guest' } as const;
    return [
      { ...entry, id: nameId, kind: 'name', sealed: name },
      ...(photo === null ? [] : [{ ...entry, id: photoId, kind: 'photo' as const, sealed: photo }]),
    ];
  }

  async function keep(
    inside: Stores,
    visits: readonly Visit[],
    { visitId, token, device }: Told,
    entries: readonly SealedVisitEntry[],
  ): Promise<void> {
    const visit = visits.find(({ id }) => id === visitId);
    const hash = hashOfToken(token);
    if (visit === undefined || !isOpenVisit(visit) || hash === null) throw new Error('A knock began no visit.');
    for (const entry of entries) await inside.typedEntries.put(entry);
    await inside.visits.putToken(hash, visitId);
    await inside.presence.put({ ...guestRow(visit, null, null, { ...tools, now: tools.clock.now() }), device });
  }

  return {
    async behind(secret) {
      const found = await behind(secret);
      if (found === null) return null;
      const { kind, entry, guestPhoto, ownerId } = found.room;
      const names = ownerId === null ? new Map() : await stores.access.namesIn([ownerId], [found.room.clinicId]);
      const room = { name: nameOfRoom(found.room, names), kind, entry, guestPhoto };
      return { linkId: found.link.id, room, place: found.place };
    },
    async isVisiting(linkId, token) {
      const visit = await visitOf(linkId, token);
      return visit !== null && isOpenVisit(visit);
    },
    async knock(request) {
      try {
        return await knock(request);
      } catch (error) {
        return { ok: false, error: { code: await failed('knock', error) } };
      }
    },
    async guestOf(linkId, token) {
      const visit = await visitOf(linkId, token);
      return visit === null || !isOpenVisit(visit) ? null : { kind: 'guest', visitId: visit.id, roomId: visit.roomId };
    },
  };
}

/** The bytes of a photo; an empty one where it isn't base64, which no room takes. */
function photoIn(text: string | undefined): Uint8Array | null {
  if (text === undefined || text === '') return null;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? new Uint8Array(Buffer.from(text, 'base64')) : new Uint8Array();
}
