import type { ConsultationId, PersonId } from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import type { Ack, CallView, ConsultationCommandRequest, ErrorCode, Row } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';
import type { WaitingListMirror } from '../../connection/waiting-list.ts';
import { countRows, shownRows } from './caller-rows.ts';
import type { StatusFilter } from './caller-rows.ts';

/** The dashboard as it is to be drawn. */
export interface WaitingAreaView {
  /** `empty`: nobody is here at all; `none-found`: somebody is, but not under this filter and search. */
  readonly phase: 'loading' | 'failed' | 'empty' | 'none-found' | 'list';
  readonly rows: readonly Row[];
  readonly counts: Readonly<Record<StatusFilter, number>>;
  readonly filter: StatusFilter;
  readonly query: string;
  /** Only the callers assigned to this person are shown (W3). */
  readonly onlyFor: PersonId | null;
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
}

/** The waiting area's model: what is shown, and what can be done. */
export interface WaitingArea {
  readonly view: Store<WaitingAreaView>;
  filterBy(filter: StatusFilter): void;
  search(query: string): void;
  /** Shows only those who are assigned to this person, or everybody again with null. */
  onlyFor(person: PersonId | null): void;
  /** Puts the keyboard's row somewhere; a step counts rows from where it is, and stops at the ends. */
  goTo(id: ConsultationId | null): void;
  step(by: 1 | -1): void;
  /** Sends a command; a second one on the same caller while the first is under way is a `conflict`. */
  command(id: ConsultationId, command: ConsultationCommandRequest): Promise<Ack<CallView | null>>;
  close(): void;
}

interface Choice {
  readonly filter: StatusFilter;
  readonly query: string;
  readonly onlyFor: PersonId | null;
  readonly fresh: ReadonlySet<ConsultationId>;
  readonly busy: ReadonlySet<ConsultationId>;
  readonly current: ConsultationId | null;
}

/** Makes the model of one clinic's dashboard. */
export function createWaitingArea(connection: Connection, mirror: WaitingListMirror): WaitingArea {
  let choice: Choice = { filter: 'all', query: '', onlyFor: null, fresh: new Set(), busy: new Set(), current: null };
  const view = createStore(drawn());

  function drawn(): WaitingAreaView {
    const { phase, rows, isCurrent, asOf, error } = mirror.list.read();
    const { onlyFor } = choice;
    const candidates = [...rows.values()].filter((row) => onlyFor === null || row.assignedToId === onlyFor);
    const shown = shownRows(candidates, choice.filter, choice.query);
    return {
      phase: phase !== 'ready' ? phase : rows.size === 0 ? 'empty' : shown.length === 0 ? 'none-found' : 'list',
      rows: shown,
      counts: countRows(rows.values()),
      isCurrent,
      asOf,
      error,
      ...choice,
      current: shown.some(({ id }) => id === choice.current) ? choice.current : null,
    };
  }

  function choose(part: Partial<Choice>): void {
    choice = { ...choice, ...part };
    view.set(drawn());
  }

  const stops = [
    mirror.onArrived((rows) => choose({ fresh: new Set([...choice.fresh, ...rows.map(({ id }) => id)]) })),
    mirror.list.subscribe(() => view.set(drawn())),
  ];

  return {
    view,
    filterBy: (filter) => choose({ filter }),
    search: (query) => choose({ query }),
    onlyFor: (onlyFor) => choose({ onlyFor }),
    goTo: (current) => choose({ current }),
    step(by) {
      const { rows, current } = view.read();
      const at = rows.findIndex(({ id }) => id === current);
      const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
      if (next !== undefined) choose({ current: next.id });
    },
    async command(id, command) {
      if (choice.busy.has(id)) return { ok: false, error: { code: 'conflict' } };
      choose({ busy: new Set([...choice.busy, id]) });
      const answer = await connection.request(toServer.commandConsultation, { consultationId: id, command });
      choose({ busy: new Set([...choice.busy].filter((other) => other !== id)) });
      return answer.ok ? { ok: true, value: answer.value.call } : answer;
    },
    close() {
      for (const stop of stops) stop();
    },
  };
}
