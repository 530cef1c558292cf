import type { CallId, ConsultationId, PersonId } from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import type { Ack, CallView, ConsultationCommandRequest, ErrorCode, Row } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';
import type { WaitingListMirror } from '../../connection/waiting-list.ts';
import { countRows } from './caller-rows.ts';
import type { StatusFilter } from './caller-rows.ts';
import type { ColumnId, SortKey } from './columns.ts';
import type { DashboardChoice, RememberedChoice, Sorting } from './dashboard-choice.ts';
import { noAnswers, noFilters } from './field-filters.ts';
import type { AnswerFilters, FieldFilters } from './field-filters.ts';
import { shownRows } from './shown-rows.ts';

/** The dashboard as it is to be drawn. */
export interface WaitingAreaView extends DashboardChoice {
  /** `empty`: nobody is here at all; `none-found`: somebody is, but not under this filter and search. */
  readonly phase: 'loading' | 'failed' | 'empty' | 'none-found' | 'list';
  readonly rows: readonly Row[];
  readonly counts: Readonly<Record<StatusFilter, number>>;
  readonly query: string;
  readonly isCurrent: boolean;
  /** The server's time at which the list was last current. */
  readonly asOf: number | null;
  readonly error: ErrorCode | null;
  /** Callers who have come since the page was opened: their rows slide in. */
  readonly fresh: ReadonlySet<ConsultationId>;
  /** Callers on whom a command of this page is under way. */
  readonly busy: ReadonlySet<ConsultationId>;
  /** The row that the keyboard is on; null before it was used, or where that row has gone. */
  readonly current: ConsultationId | null;
  /** The callers who are ticked and still here, also those whom a filter hides, in the order in which they came. */
  readonly selected: readonly Row[];
}

/** The waiting area's model: what is shown, and what can be done. */
export interface WaitingArea {
  readonly view: Store<WaitingAreaView>;
  filterBy(filter: StatusFilter): void;
  filterFields(fields: FieldFilters): void;
  /** Narrows the list down by what was answered to the clinic's own fields. */
  filterAnswers(answers: AnswerFilters): void;
  search(query: string): void;
  /** Everybody, whatever was searched and filtered. */
  showAll(): void;
  /** By this column, or where it is that already, the other way round. */
  sortBy(key: SortKey): void;
  showColumns(columns: readonly ColumnId[]): void;
  /** Ticks a caller, or takes the tick away. */
  select(id: ConsultationId, isSelected: boolean): void;
  /** Ticks everybody who is shown, or nobody at all. */
  selectShown(isSelected: boolean): void;
  /** Puts the keyboard's row somewhere; a step counts rows from where it is, and stops at the ends. */
  goTo(id: ConsultationId | null): void;
  step(by: number): void;
  /** Sends a command; a second one on the same caller while the first is under way is a `conflict`. */
  command(id: ConsultationId, command: ConsultationCommandRequest): Promise<Ack<CallView | null>>;
  /** Brings these callers together, all or none; into the call that one is in, or where that is null, into a new one. */
  gather(ids: readonly ConsultationId[], callId: CallId | null): Promise<Ack<CallView>>;
  close(): void;
}

interface Doing {
  readonly query: string;
  readonly fresh: ReadonlySet<ConsultationId>;
  readonly busy: ReadonlySet<ConsultationId>;
  readonly current: ConsultationId | null;
  readonly ticked: ReadonlySet<ConsultationId>;
}

/** Parts of the model that are somebody's own. */
export interface OwnDashboard {
  readonly choice: RememberedChoice;
  /** Who sits at this dashboard. */
  readonly self: PersonId;
}

/** Makes the model of one clinic's dashboard. */
export function createWaitingArea(connection: Connection, mirror: WaitingListMirror, own: OwnDashboard): WaitingArea {
  let doing: Doing = { query: '', fresh: new Set(), busy: new Set(), current: null, ticked: new Set() };
  /** Where the keyboard's row stood, for when it goes away. */
  let place = 0;
  const view = createStore(drawn());

  function drawn(): WaitingAreaView {
    const { phase, rows, isCurrent, asOf, error } = mirror.list.read();
    const choice = own.choice.read();
    const { ticked, ...rest } = doing;
    const shown = shownRows(rows.values(), { ...choice, query: doing.query, self: own.self });
    const at = shown.findIndex(({ id }) => id === doing.current);
    if (at !== -1) place = at;
    return {
      phase: phase !== 'ready' ? phase : rows.size === 0 ? 'empty' : shown.length === 0 ? 'none-found' : 'list',
      rows: shown,
      counts: countRows(rows.values()),
      isCurrent,
      asOf,
      error,
      ...choice,
      ...rest,
      current: at === -1 ? null : doing.current,
      selected: ticked.size === 0 ? none : [...ticked].flatMap((id) => rows.get(id) ?? []),
    };
  }

  function redraw(): void {
    view.set(drawn());
  }

  function change(part: Partial<Doing>): void {
    doing = { ...doing, ...part };
    redraw();
  }

  function choose(part: Partial<DashboardChoice>): void {
    own.choice.set({ ...own.choice.read(), ...part });
    redraw();
  }

  async function whileBusy<Value>(ids: readonly ConsultationId[], ask: () => Promise<Value>): Promise<Value | null> {
    if (ids.some((id) => doing.busy.has(id))) return null;
    change({ busy: new Set([...doing.busy, ...ids]) });
    try {
      return await ask();
    } finally {
      change({ busy: new Set([...doing.busy].filter((other) => !ids.includes(other))) });
    }
  }

  const stops = [
    mirror.onArrived((rows) => change({ fresh: new Set([...doing.fresh, ...rows.map(({ id }) => id)]) })),
    mirror.list.subscribe(redraw),
  ];

  return {
    view,
    filterBy: (filter) => choose({ filter }),
    filterFields: (fields) => choose({ fields }),
    filterAnswers: (answers) => choose({ answers }),
    search: (query) => change({ query }),
    showAll() {
      doing = { ...doing, query: '' };
      choose({ filter: 'all', fields: noFilters, answers: noAnswers });
    },
    sortBy: (by) => choose({ sorting: turned(own.choice.read().sorting, by) }),
    showColumns: (columns) => choose({ columns }),
    select(id, isSelected) {
      const ticked = new Set(doing.ticked);
      if (isSelected) ticked.add(id);
      else ticked.delete(id);
      change({ ticked });
    },
    selectShown(isSelected) {
      change({ ticked: new Set(isSelected ? [...doing.ticked, ...view.read().rows.map(({ id }) => id)] : []) });
    },
    goTo: (current) => change({ current }),
    step(by) {
      const { rows, current } = view.read();
      // From where a row has gone, the next one down is the one that took its place.
      const from = current !== null ? place : doing.current === null ? -1 : by > 0 ? place - 1 : place;
      const next = rows[Math.min(rows.length - 1, Math.max(0, from === -1 ? by - 1 : from + by))];
      if (next !== undefined) change({ current: next.id });
    },
    async command(id, command) {
      const answer = await whileBusy([id], () =>
        connection.request(toServer.commandConsultation, { consultationId: id, command }),
      );
      if (answer === null) return { ok: false, error: { code: 'conflict' } };
      return answer.ok ? { ok: true, value: answer.value.call } : answer;
    },
    async gather(ids, callId) {
      const answer = await whileBusy(ids, () =>
        connection.request(toServer.beginGroupCall, { consultationIds: [...ids], callId }),
      );
      return answer ?? { ok: false, error: { code: 'conflict' } };
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}

const none: readonly Row[] = [];

/** The same column again turns round; time begins with the longest, everything else at the front of its alphabet. */
function turned({ by, isDown }: Sorting, key: SortKey): Sorting {
  return by === key ? { by, isDown: !isDown } : { by: key, isDown: key === 'time' };
}
