type Line = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the server says what it does: fields hold ids only, never a word that somebody typed. */
export interface Log {
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
}
