/**
 * Reads tables of a FlatBuffer: little-endian, every reference relative to where it stands. Numbers of fields are those of the
 * format's schema.
 */
export interface FlatBuffer {
  /** The outermost table. */
  root(): FlatTable;
}

/** One table; a field that isn't there has its default. */
export interface FlatTable {
  byte(field: number): number;
  int(field: number): number;
  text(field: number): string;
  bytes(field: number): Uint8Array;
  ints(field: number): readonly number[];
  table(field: number): FlatTable | null;
  tables(field: number): readonly FlatTable[];
}

/** Opens one. What isn't one throws a `RangeError`, at the latest when it is read. */
export function openFlatBuffer(file: Uint8Array): FlatBuffer {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const int = (at: number): number => view.getInt32(at, true);

  function tableAt(at: number): FlatTable {
    const layout = at - int(at);
    /** Where a field is; null where it isn't. */
    const place = (field: number): number | null => {
      const entry = 4 + 2 * field;
      if (entry >= view.getUint16(layout, true)) return null;
      const offset = view.getUint16(layout + entry, true);
      return offset === 0 ? null : at + offset;
    };
    const followed = (field: number): number | null => {
      const found = place(field);
      return found === null ? null : found + int(found);
    };
    const list = <Item>(field: number, item: (at: number) => Item): readonly Item[] => {
      const found = followed(field);
      return found === null ? [] : Array.from({ length: int(found) }, (_, index) => item(found + 4 + 4 * index));
    };
    const bytes = (field: number): Uint8Array => {
      const found = followed(field);
      return found === null ? new Uint8Array() : file.subarray(found + 4, found + 4 + int(found));
    };
    const orNothing = (field: number, read: (at: number) => number): number => {
      const found = place(field);
      return found === null ? 0 : read(found);
    };
    return {
      byte: (field) => orNothing(field, (found) => view.getInt8(found)),
      int: (field) => orNothing(field, int),
      text: (field) => new TextDecoder().decode(bytes(field)),
      bytes,
      ints: (field) => list(field, int),
      table(field) {
        const found = followed(field);
        return found === null ? null : tableAt(found);
      },
      tables: (field) => list(field, (found) => tableAt(found + int(found))),
    };
  }

  return { root: () => tableAt(int(0)) };
}
