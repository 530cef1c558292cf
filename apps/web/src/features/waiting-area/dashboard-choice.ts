import * as z from 'zod/mini';
import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';
import { statusFilters } from './caller-rows.ts';
import type { StatusFilter } from './caller-rows.ts';
import { firstColumns, isColumn, isFieldColumn, isSortKey } from './columns.ts';
import type { ColumnId, SortKey } from './columns.ts';
import { fieldValues, noAnswers, noFilters } from './field-filters.ts';
import type { AnswerFilters, FieldFilters } from './field-filters.ts';
import type { FieldColumn } from './listed-fields.ts';

/** In which order the rows stand. */
export interface Sorting {
  readonly by: SortKey;
  readonly isDown: boolean;
}

/** How somebody wants to see the waiting area of one clinic; what they search for isn't part of it, since it is a caller's name. */
export interface DashboardChoice {
  readonly filter: StatusFilter;
  readonly sorting: Sorting;
  readonly columns: readonly ColumnId[];
  readonly fields: FieldFilters;
  readonly answers: AnswerFilters;
}

/** By status, then by the time waited: whoever should be seen next is on top. */
export const firstChoice: DashboardChoice = {
  filter: 'all',
  sorting: { by: 'status', isDown: false },
  columns: firstColumns,
  fields: noFilters,
  answers: noAnswers,
};

/** A choice that is remembered. */
export interface RememberedChoice extends Store<DashboardChoice> {
  set(choice: DashboardChoice): void;
}

const stored = z.object({
  filter: z.enum(statusFilters),
  sorting: z.object({ by: z.string(), isDown: z.boolean() }),
  columns: z.array(z.string()),
  fields: z.object({
    assigned: z.enum(fieldValues.assigned),
    ready: z.enum(fieldValues.ready),
    messages: z.enum(fieldValues.messages),
    line: z.enum(fieldValues.line),
    device: z.enum(fieldValues.device),
  }),
  answers: z.record(z.string(), z.string()),
});

/**
 * Remembers the choice of one person in one clinic, in this browser (decision 23): how many columns fit is a matter of the
 * screen in front of them. Without storage it holds until the page is closed; what can't be read is the first choice.
 * @param storage `localStorage` where it isn't said; null where there is none
 */
export function createRememberedChoice(person: string, clinic: string, storage = browserStorage()): RememberedChoice {
  const key = `anteroom-dashboard-${clinic}-${person}`;
  const store = createStore<DashboardChoice>(remembered() ?? firstChoice);

  function remembered(): DashboardChoice | null {
    try {
      const text = storage?.getItem(key) ?? null;
      const read = text === null ? undefined : stored.safeParse(JSON.parse(text)).data;
      if (read === undefined) return null;
      const { by, isDown } = read.sorting;
      return {
        ...read,
        sorting: isSortKey(by) ? { by, isDown } : firstChoice.sorting,
        columns: read.columns.filter(isColumn),
        answers: answersIn(read.answers),
      };
    } catch {
      return null;
    }
  }

  return {
    read: store.read,
    subscribe: store.subscribe,
    set(choice) {
      store.set(choice);
      try {
        storage?.setItem(key, JSON.stringify(choice));
      } catch {
        // Full or forbidden: it holds as long as the page lives.
      }
    },
  };
}

function answersIn(read: Readonly<Record<string, string>>): AnswerFilters {
  const answers: Record<FieldColumn, string> = {};
  for (const [column, value] of Object.entries(read)) if (isFieldColumn(column)) answers[column] = value;
  return answers;
}

function browserStorage(): Pick<Storage, 'getItem' | 'setItem'> | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
