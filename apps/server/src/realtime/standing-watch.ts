import { can, type PersonId, type Place, type StaffActor, type StaffVerb } from '@anteroom/domain';
import { isClinicId, isOrganisationId } from '@anteroom/domain';
import { toClient } from '@anteroom/protocol';
import type { Database, Stores } from '../database/database.ts';
import type { RealtimeServer, RealtimeSocket } from './socket-types.ts';
import { rooms } from './rooms.ts';

/** Sees to it that a change of roles, permissions or accounts takes effect on the pages of this node (P6). */
export interface StandingWatch {
  /** To be run before anything else: what was changed before is no news. */
  start(): Promise<void>;
  /** To be run every second, and at once where this node has made a change: looks what was changed, by whomever. */
  tick(): Promise<void>;
  /** Looks at everybody who is connected here, in case a change went by unseen. */
  recheck(): Promise<void>;
}

/** What a page has to be allowed, to stay in a room whose name begins like this. */
const watching: readonly (readonly [prefix: string, verb: StaffVerb])[] = [
  ['clinic:', 'see-waiting-area'],
  ['rooms-inside:', 'enter-room'],
  ['rooms-outside:', 'see-clinic'],
  ['user-room:', 'use-user-room'],
];

/** What stays with whoever is anything at all there. */
const belonging = ['settings:', rooms.structurePrefix];

export function createStandingWatch(ports: {
  readonly io: RealtimeServer;
  readonly database: Database;
  /** Takes somebody out of a call in which they may no longer be. */
  readonly leaveCall: (person: PersonId) => Promise<void>;
}): StandingWatch {
  const { io, database, leaveCall } = ports;
  const { stores } = database;
  let known = new Set<number>();
  let running: Promise<void> | null = null;
  let again = false;

  function pagesOf(person: PersonId): RealtimeSocket[] {
    const { sockets, adapter } = io.of('/');
    return [...(adapter.rooms.get(rooms.person(person)) ?? [])].flatMap((id) => {
      const socket = sockets.get(id);
      return socket === undefined ? [] : [socket];
    });
  }

  async function refresh(person: PersonId, isNews: boolean): Promise<void> {
    await leaveCall(person);
    const pages = pagesOf(person);
    if (pages.length === 0) return;
    const actor = await stores.access.actorOf(person);
    for (const page of pages) {
      if (actor === null) {
        page.emit(toClient.signedOut.event, {});
        page.disconnect(true);
        continue;
      }
      await leaveForbidden(page, actor, stores);
      if (isNews) page.emit(toClient.standingChanged.event, {});
    }
  }

  async function look(): Promise<void> {
    const changes = await stores.access.recentChanges();
    const fresh = changes.filter(({ id }) => !known.has(id));
    for (const person of new Set(fresh.map(({ personId }) => personId))) await refresh(person, true);
    // Only now: what failed is tried again.
    known = new Set(changes.map(({ id }) => id));
  }

  return {
    async start() {
      known = new Set((await stores.access.recentChanges()).map(({ id }) => id));
    },
    async tick() {
      // One at a time; whoever asks meanwhile is served by one more look.
      again = true;
      running ??= (async () => {
        while (again) {
          again = false;
          await look();
        }
      })().finally(() => {
        running = null;
      });
      await running;
    },
    async recheck() {
      const people = [...io.of('/').sockets.values()].flatMap(({ data: { identity } }) =>
        identity.kind === 'staff' ? [identity.personId] : [],
      );
      for (const person of new Set(people)) await refresh(person, false);
      await stores.access.forgetOldChanges();
    },
  };
}

/** Takes a page out of every room whose news its person may no longer hear. */
async function leaveForbidden(page: RealtimeSocket, actor: StaffActor, stores: Stores): Promise<void> {
  for (const room of [...page.rooms]) {
    const found = watching.find(([prefix]) => room.startsWith(prefix));
    if (found !== undefined) {
      const [prefix, verb] = found;
      const place = await placeOf(room.slice(prefix.length).split(':')[0] ?? '', stores, actor);
      if (place === null || !can(actor, verb, place).allowed) void page.leave(room);
      continue;
    }
    const prefix = belonging.find((each) => room.startsWith(each));
    if (prefix !== undefined && !(await belongsTo(room.slice(prefix.length), stores, actor))) void page.leave(room);
  }
}

async function placeOf(id: string, stores: Stores, actor: StaffActor): Promise<Place | null> {
  if (!isClinicId(id)) return null;
  const known = actor.clinics.find(({ clinicId }) => clinicId === id)?.organisationId;
  const organisationId = known ?? (await stores.clinics.byId(id))?.organisation.id ?? null;
  return organisationId === null ? null : { organisationId, clinicId: id, consultationId: null };
}

/** Whether somebody is anything in a clinic, or in an organisation or one of its clinics. */
async function belongsTo(id: string, stores: Stores, actor: StaffActor): Promise<boolean> {
  const everywhere = [...actor.organisations, ...actor.clinics];
  if (isOrganisationId(id) && everywhere.some(({ organisationId }) => organisationId === id)) return true;
  const place = await placeOf(id, stores, actor);
  return place !== null && can(actor, 'see-clinic', place).allowed;
}
