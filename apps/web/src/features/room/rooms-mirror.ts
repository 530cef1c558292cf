import type { ClinicId, ParticipantId, RoomId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import type { ErrorCode, Knock, RoomRow, RoomsDelta } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import type { ServerClock } from '../../connection/server-clock.ts';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';

/** A clinic's rooms as this page knows them. */
export interface Rooms {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Meeting and group rooms, in their order. A row is the same object until something in it changes. */
  readonly rooms: readonly RoomRow[];
  /** The person's own user room. */
  readonly own: RoomRow | null;
  /** Whether every change up to now is in it. */
  readonly isCurrent: boolean;
  readonly error: ErrorCode | null;
}

/** Somebody who has just begun to knock, and where. */
export interface NewKnock {
  readonly room: RoomRow;
  readonly knock: Knock;
}

/** Follows the rooms of one clinic: all of them at first, changes from then on, all again after any doubt (S4, S5, S6). */
export interface RoomsMirror {
  readonly list: Store<Rooms>;
  /** Calls the handler with whoever has knocked since the rooms were first shown. */
  onKnock(handler: (knocks: readonly NewKnock[]) => void): () => void;
  /** Asks for all of them, after a failure. */
  retry(): void;
  close(): void;
}

const nothingYet: Rooms = { phase: 'loading', rooms: [], own: null, isCurrent: false, error: null };
const bufferLimit = 64;

/** Begins to follow a clinic's rooms, through every loss of the connection. */
export function createRoomsMirror(parts: {
  readonly connection: Connection;
  readonly clinicId: ClinicId;
  readonly clock: ServerClock;
}): RoomsMirror {
  const { connection, clinicId, clock } = parts;
  const list = createStore<Rooms>(nothingYet);
  const handlers = new Set<(knocks: readonly NewKnock[]) => void>();
  /** Everybody whose knock was heard; null until the rooms were first shown. */
  let heard: ReadonlySet<ParticipantId> | null = null;
  /** null while all of them are on their way, so that every change is kept. */
  let revision: number | null = null;
  let early: RoomsDelta[] = [];
  let attempt = 0;
  let closed = false;

  async function fetchAll(): Promise<void> {
    attempt += 1;
    const own = attempt;
    revision = null;
    const answer = await connection.request(toServer.watchRooms, { clinicId });
    if (own !== attempt || closed) return;
    if (!answer.ok) return fail(answer.error.code);
    clock.learn(answer.value.now);
    revision = answer.value.revision;
    const kept = early.filter((delta) => delta.revision > answer.value.revision);
    early = [];
    publish(answer.value.rooms, answer.value.userRoom);
    for (const delta of kept) take(delta);
  }

  function fail(error: ErrorCode): void {
    const current = list.read();
    // Whoever may not see them any more keeps nothing of them.
    if (error === 'forbidden' || error === 'not-found') return list.set({ ...nothingYet, phase: 'failed', error });
    // Asked again once it is unlocked.
    if (error === 'session-locked') return list.set({ ...current, isCurrent: false });
    if (error === 'unavailable' && (current.phase === 'ready' || connection.state.read().kind !== 'connected')) {
      return list.set({ ...current, isCurrent: false });
    }
    list.set({ ...current, phase: 'failed', isCurrent: false, error });
  }

  function take(delta: RoomsDelta): void {
    if (delta.clinicId !== clinicId) return;
    if (revision === null) {
      early = [...early, delta].slice(-bufferLimit);
    } else if (delta.revision === revision + 1) {
      revision = delta.revision;
      const { rooms, own } = list.read();
      const touched = new Set<RoomId>([...delta.gone, ...delta.changed.map(({ id }) => id)]);
      publish([...rooms.filter(({ id }) => !touched.has(id)), ...delta.changed], own);
    } else if (delta.revision > revision) {
      early = [delta];
      void fetchAll();
    }
  }

  function publish(rooms: readonly RoomRow[], own: RoomRow | null): void {
    const before = new Map(all(list.read()).map((row) => [row.id, row]));
    const kept = (row: RoomRow): RoomRow => {
      const known = before.get(row.id);
      return known !== undefined && known.revision === row.revision && JSON.stringify(known) === JSON.stringify(row)
        ? known
        : row;
    };
    const next = [...rooms].sort(byPosition).map(kept);
    list.set({ phase: 'ready', rooms: next, own: own === null ? null : kept(own), isCurrent: true, error: null });
    tellOfKnocks();
  }

  function tellOfKnocks(): void {
    const knocks = all(list.read()).flatMap((room) => (room.inside?.knocks ?? []).map((knock) => ({ room, knock })));
    const fresh = heard === null ? [] : knocks.filter(({ knock }) => heard?.has(knock.visitId) !== true);
    heard = new Set(knocks.map(({ knock }) => knock.visitId));
    if (fresh.length > 0) for (const handler of [...handlers]) handler(fresh);
  }

  const stops = [
    connection.on(toClient.roomsChanged, take),
    connection.on(toClient.userRoomChanged, (change) => {
      const { phase, rooms, own } = list.read();
      if (change.clinicId !== clinicId || phase !== 'ready') return;
      const isOlder = change.room !== null && own?.id === change.room.id && own.revision > change.room.revision;
      if (!isOlder) publish(rooms, change.room);
    }),
    connection.onConnected(() => void fetchAll()),
    // Who may enter sees more of them; the server knows who still may.
    connection.on(toClient.standingChanged, () => void fetchAll()),
    connection.state.subscribe(() => {
      const current = list.read();
      if (connection.state.read().kind !== 'connected' && current.isCurrent) list.set({ ...current, isCurrent: false });
    }),
  ];

  return {
    list,
    onKnock(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    retry() {
      list.set({ ...list.read(), phase: 'loading', error: null });
      void fetchAll();
    },
    close() {
      closed = true;
      handlers.clear();
      for (const stop of stops) stop();
    },
  };
}

/** The rooms and, after them, the own one. */
export function all({ rooms, own }: Pick<Rooms, 'rooms' | 'own'>): readonly RoomRow[] {
  return own === null ? rooms : [...rooms, own];
}

/** The room of this id that the person may see; undefined where it isn't there, or isn't known yet. */
export function roomOf(rooms: Pick<Rooms, 'rooms' | 'own'>, id: string): RoomRow | undefined {
  return all(rooms).find((room) => room.id === id);
}

function byPosition(left: RoomRow, right: RoomRow): number {
  return left.position - right.position || (left.id < right.id ? -1 : 1);
}
