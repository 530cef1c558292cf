/** Undoes one change. */
type Undo = () => void;

/** What a transaction in memory has done so far, and what must hold when it commits. */
export interface MemoryJournal {
  undo: Undo[];
  checks: (() => void)[];
}

/** Rows by key. Deep copies go in and come out, so nobody changes a row but through `set`. */
export interface MemoryTable<Key, Row> {
  get(key: Key): Row | undefined;
  has(key: Key): boolean;
  size(): number;
  set(key: Key, row: Row): void;
  delete(key: Key): void;
  /** The rows that fit, in the order in which their keys first came. */
  select(fits?: (row: Row) => boolean): Row[];
  /** The keys of the rows that fit. */
  keys(fits: (row: Row) => boolean): Key[];
}

/** Makes a table whose changes the journal can undo. */
export function createMemoryTable<Key, Row>(journal: MemoryJournal): MemoryTable<Key, Row> {
  const rows = new Map<Key, { readonly row: Row; readonly place: number }>();
  let places = 0;

  function change(key: Key, apply: Undo): void {
    const before = rows.get(key);
    journal.undo.push(() => {
      if (before === undefined) rows.delete(key);
      else rows.set(key, before);
    });
    apply();
  }

  return {
    get(key) {
      return structuredClone(rows.get(key)?.row);
    },
    has(key) {
      return rows.has(key);
    },
    size() {
      return rows.size;
    },
    set(key, row) {
      const place = rows.get(key)?.place ?? places++;
      const copy = structuredClone(row);
      change(key, () => rows.set(key, { row: copy, place }));
    },
    delete(key) {
      change(key, () => rows.delete(key));
    },
    select(fits = () => true) {
      return [...rows.values()]
        .sort((left, right) => left.place - right.place)
        .map(({ row }) => row)
        .filter(fits)
        .map((row) => structuredClone(row));
    },
    keys(fits) {
      return [...rows].filter(([, { row }]) => fits(row)).map(([key]) => key);
    },
  };
}
