import { foldFrom, type ClinicId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import type {
  ErrorCode,
  StructureClinic,
  StructureDelta,
  StructureSnapshot,
  StructureUserRoom,
} from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import type { ServerClock } from '../../connection/server-clock.ts';
import { createStore, type Store } from '../../connection/store.ts';

/** The structure map as it is to be drawn. */
export interface MapView {
  readonly phase: 'loading' | 'failed' | 'ready';
  readonly organisation: StructureSnapshot['organisation'] | null;
  /** By name; a clinic is the same object until something in it changes. */
  readonly clinics: readonly StructureClinic[];
  readonly userRooms: readonly StructureUserRoom[];
  /** Floors that are folded. */
  readonly folded: ReadonlySet<ClinicId>;
  readonly query: string;
  readonly isCurrent: boolean;
  /** The server's time at which it was last known to be current; null before. */
  readonly asOf: number | null;
  readonly error: ErrorCode | null;
}

/** Follows an organisation's structure map through every loss of the connection (S9). */
export interface StructureMap {
  readonly view: Store<MapView>;
  fold(id: ClinicId, isFolded: boolean): void;
  search(query: string): void;
  retry(): void;
  close(): void;
}

const nothingYet: MapView = {
  phase: 'loading',
  organisation: null,
  clinics: [],
  userRooms: [],
  folded: new Set(),
  query: '',
  isCurrent: false,
  asOf: null,
  error: null,
};

/** Begins to follow it: the whole at first, clinics that change from then on. */
export function createStructureMap(options: {
  readonly connection: Connection;
  /** The organisation's slug. */
  readonly organisation: string;
  readonly clock: ServerClock;
}): StructureMap {
  const { connection, organisation, clock } = options;
  const view = createStore<MapView>(nothingYet);
  let attempt = 0;
  let closed = false;
  /** What came before the whole map did. */
  let early: StructureDelta[] | null = null;

  async function fetchAll(): Promise<void> {
    attempt += 1;
    const own = attempt;
    early = [];
    const answer = await connection.request(toServer.watchStructure, { organisation });
    if (own !== attempt || closed) return;
    if (!answer.ok) return fail(answer.error.code);
    const { value } = answer;
    clock.learn(value.now);
    const before = view.read();
    const clinics = merged([], [...value.clinics, ...early.flatMap(({ changed }) => changed)], [], before.clinics);
    early = null;
    const isFirst = before.organisation === null;
    view.set({
      ...before,
      phase: 'ready',
      organisation: value.organisation,
      clinics,
      userRooms: value.userRooms,
      folded: isFirst && clinics.length >= foldFrom ? new Set(clinics.map(({ id }) => id)) : before.folded,
      isCurrent: true,
      asOf: clock.now(),
      error: null,
    });
  }

  function fail(error: ErrorCode): void {
    const current = view.read();
    // Whoever may not see it any more keeps nothing of it.
    if (error === 'forbidden' || error === 'not-found') return view.set({ ...nothingYet, phase: 'failed', error });
    // An old map is better than none; the connection says that it is old.
    if (current.phase === 'ready' && error === 'unavailable') return view.set({ ...current, isCurrent: false });
    if (error === 'unavailable' && connection.state.read().kind !== 'connected') return;
    // Asked again once it is unlocked.
    if (error === 'session-locked') return view.set({ ...current, isCurrent: false });
    view.set({ ...current, phase: 'failed', isCurrent: false, error });
  }

  function take(delta: StructureDelta): void {
    const current = view.read();
    if (early !== null) {
      early.push(delta);
      return;
    }
    if (delta.organisationId !== current.organisation?.id) return;
    view.set({
      ...current,
      clinics: merged(current.clinics, delta.changed, delta.gone, current.clinics),
      userRooms: delta.userRooms ?? current.userRooms,
      asOf: clock.now(),
    });
  }

  const stops = [
    connection.on(toClient.structureChanged, take),
    connection.onConnected(() => void fetchAll()),
    // Whose clinics are seen may have changed; the server knows.
    connection.on(toClient.standingChanged, () => void fetchAll()),
    connection.state.subscribe(() => {
      const current = view.read();
      if (connection.state.read().kind === 'connected' || !current.isCurrent) return;
      view.set({ ...current, isCurrent: false, asOf: clock.now() });
    }),
  ];

  return {
    view,
    fold(id, isFolded) {
      const folded = new Set(view.read().folded);
      if (isFolded) folded.add(id);
      else folded.delete(id);
      view.set({ ...view.read(), folded });
    },
    search: (query) => view.set({ ...view.read(), query }),
    retry() {
      view.set({ ...view.read(), phase: view.read().organisation === null ? 'loading' : 'ready', error: null });
      void fetchAll();
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
      void connection.request(toServer.unwatchStructure, {});
    },
  };
}

/** The clinics that fit what is searched for. */
export function shownClinics({ clinics, query }: Pick<MapView, 'clinics' | 'query'>): readonly StructureClinic[] {
  const word = query.trim().toLocaleLowerCase();
  return word === '' ? clinics : clinics.filter(({ name }) => name.toLocaleLowerCase().includes(word));
}

/** Newer clinics in place of older ones, by name. What is known already and unchanged stays the same object. */
function merged(
  before: readonly StructureClinic[],
  changed: readonly StructureClinic[],
  gone: readonly ClinicId[],
  known: readonly StructureClinic[],
): readonly StructureClinic[] {
  const clinics = new Map(before.map((clinic) => [clinic.id, clinic]));
  const objects = new Map(known.map((clinic) => [clinic.id, clinic]));
  for (const clinic of changed) {
    const there = clinics.get(clinic.id);
    if (there !== undefined && there.revision > clinic.revision) continue;
    const object = objects.get(clinic.id);
    clinics.set(clinic.id, object !== undefined && JSON.stringify(object) === JSON.stringify(clinic) ? object : clinic);
  }
  for (const id of gone) clinics.delete(id);
  const order = (clinic: StructureClinic): string => `${clinic.name}\n${clinic.slug}`;
  return [...clinics.values()].sort((left, right) => (order(left) < order(right) ? -1 : 1));
}
