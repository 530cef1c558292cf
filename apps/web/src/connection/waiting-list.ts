import { peerToPeerLimit, type ClinicId, type ConsultationId } from '@anteroom/domain';
import type { ErrorCode, IncomingOffer, Row, WaitingAreaDelta, WaitingAreaSnapshot } from '@anteroom/protocol';
import { toClient, toServer } from '@anteroom/protocol';
import type { Connection } from './connection.ts';
import type { ServerClock } from './server-clock.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** The waiting list as this page knows it. */
export interface WaitingList {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** By id; a row is the same object until something in it changes. */
  readonly rows: ReadonlyMap<ConsultationId, Row>;
  /** Callers of other clinics who are offered to this one (S8), the oldest offer first. */
  readonly offers: readonly IncomingOffer[];
  /** Most people in a call here, everybody counted. */
  readonly mostPeople: number;
  /** Whether every change up to now is in it; while not, `asOf` says how old it is. */
  readonly isCurrent: boolean;
  /** The server's time at which it was last known to be current; null before. */
  readonly asOf: number | null;
  readonly error: ErrorCode | null;
}

/** Follows one clinic's waiting list: the whole at first, deltas from then on, the whole again after any doubt. */
export interface WaitingListMirror {
  readonly list: Store<WaitingList>;
  /** Calls the handler with callers who have come since the list was first shown. */
  onArrived(handler: (rows: readonly Row[]) => void): () => void;
  /** Asks for the whole list, after a failure. */
  retry(): void;
  /**
   * What changes is shown only once the returned function was called: to draw a list takes moments that something more urgent,
   * such as the signals of a call that begins, may need. A list that changes a lot meanwhile is shown all the same.
   */
  hold(): () => void;
  close(): void;
}

export interface WaitingListOptions {
  readonly connection: Connection;
  readonly clinicId: ClinicId;
  readonly clock: ServerClock;
  /** Milliseconds for which a missing delta is waited for before the whole list is asked for. */
  readonly gapPatience?: number;
}

const bufferLimit = 64;
const nothingYet: WaitingList = {
  phase: 'loading',
  rows: new Map(),
  offers: [],
  mostPeople: peerToPeerLimit,
  isCurrent: false,
  asOf: null,
  error: null,
};

/** Begins to follow a clinic's list, through every loss of the connection. */
export function createWaitingListMirror(options: WaitingListOptions): WaitingListMirror {
  const { connection, clinicId, clock, gapPatience = 250 } = options;
  const list = createStore<WaitingList>(nothingYet);
  const arrivalHandlers = new Set<(rows: readonly Row[]) => void>();
  /** null while the whole list is on its way, so that every delta is kept. */
  let revision: number | null = null;
  let early = new Map<number, WaitingAreaDelta>();
  let attempt = 0;
  let holds = 0;
  let mostPeople = nothingYet.mostPeople;
  let gap: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  async function fetchAll(): Promise<void> {
    attempt += 1;
    const own = attempt;
    revision = null;
    clearTimeout(gap);
    const answer = await connection.request(toServer.watchWaitingArea, { clinicId });
    if (own !== attempt || closed) return;
    if (!answer.ok) return fail(answer.error.code);
    clock.learn(answer.value.now);
    take(answer.value);
  }

  function fail(error: ErrorCode): void {
    const current = list.read();
    // Whoever may not see it any more keeps nothing of it.
    if (error === 'forbidden' || error === 'not-found') return list.set({ ...nothingYet, phase: 'failed', error });
    // With a list to show, an old one is better than none; the connection says that it is old.
    if (current.phase === 'ready' && error === 'unavailable') return list.set({ ...current, isCurrent: false });
    if (error === 'unavailable' && connection.state.read().kind !== 'connected') return;
    // Asked again once it is unlocked.
    if (error === 'session-locked') return list.set({ ...current, isCurrent: false });
    list.set({ ...current, phase: 'failed', isCurrent: false, error });
  }

  function take(snapshot: WaitingAreaSnapshot): void {
    const before = list.read();
    const rows = new Map(snapshot.rows.map((row) => [row.id, kept(before.rows.get(row.id), row)]));
    revision = snapshot.revision;
    mostPeople = snapshot.mostPeople;
    publish(rows, snapshot.offers, before.asOf === null);
    drain();
  }

  function publish(rows: ReadonlyMap<ConsultationId, Row>, offers: readonly IncomingOffer[], isFirst = false): void {
    const before = list.read().rows;
    list.set({ phase: 'ready', rows, offers, mostPeople, isCurrent: true, asOf: clock.now(), error: null });
    if (isFirst) return;
    const arrived = [...rows.values()].filter((row) => row.status === 'waiting' && !before.has(row.id));
    if (arrived.length > 0) for (const handler of [...arrivalHandlers]) handler(arrived);
  }

  function drain(): void {
    let current = revision;
    if (current === null || holds > 0) return;
    const next: WaitingAreaDelta[] = [];
    for (let delta = early.get(current + 1); delta !== undefined; delta = early.get(current + 1)) {
      next.push(delta);
      current += 1;
    }
    revision = current;
    const reached = current;
    early = new Map([...early].filter(([at]) => at > reached));
    if (next.length > 0) publish(applied(list.read().rows, next), offersAfter(list.read().offers, next));
    clearTimeout(gap);
    if (early.size > 0) gap = setTimeout(() => void fetchAll(), gapPatience);
  }

  const stops = [
    connection.on(toClient.waitingAreaChanged, (delta) => {
      if (delta.clinicId !== clinicId) return;
      early.set(delta.revision, delta);
      if (revision !== null && early.size > bufferLimit) void fetchAll();
      else drain();
    }),
    connection.onConnected(() => void fetchAll()),
    // The right to see it may have gone or come; the server knows.
    connection.on(toClient.standingChanged, () => void fetchAll()),
    connection.state.subscribe(() => {
      const current = list.read();
      if (connection.state.read().kind === 'connected' || !current.isCurrent) return;
      list.set({ ...current, isCurrent: false, asOf: clock.now() });
    }),
  ];

  return {
    list,
    onArrived(handler) {
      arrivalHandlers.add(handler);
      return () => arrivalHandlers.delete(handler);
    },
    hold() {
      let isHeld = true;
      holds += 1;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holds -= 1;
        if (!closed) drain();
      };
    },
    retry() {
      list.set({ ...list.read(), phase: list.read().asOf === null ? 'loading' : 'ready', error: null });
      void fetchAll();
    },
    close() {
      closed = true;
      clearTimeout(gap);
      for (const stop of stops) stop();
      arrivalHandlers.clear();
      void connection.request(toServer.unwatchWaitingArea, { clinicId });
    },
  };
}

function applied(
  before: ReadonlyMap<ConsultationId, Row>,
  deltas: readonly WaitingAreaDelta[],
): ReadonlyMap<ConsultationId, Row> {
  const rows = new Map(before);
  for (const { changed, gone } of deltas) {
    for (const row of changed) rows.set(row.id, kept(rows.get(row.id), row));
    for (const id of gone) rows.delete(id);
  }
  return rows;
}

function offersAfter(before: readonly IncomingOffer[], deltas: readonly WaitingAreaDelta[]): readonly IncomingOffer[] {
  if (deltas.every(({ offers, offersGone }) => offers.length === 0 && offersGone.length === 0)) return before;
  const offers = new Map(before.map((offer) => [offer.id, offer]));
  for (const delta of deltas) {
    for (const offer of delta.offers) offers.set(offer.id, offer);
    for (const id of delta.offersGone) offers.delete(id);
  }
  return [...offers.values()].sort((left, right) => left.at - right.at);
}

/** The object that is known already, where nothing in it has changed: then nothing renders again. */
function kept(before: Row | undefined, now: Row): Row {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
