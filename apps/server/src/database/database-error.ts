/** What went wrong in the database, in words that hold no value of any row: those may be personal data. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  /**
   * @param message for developers and operators
   * @param sqlState five characters of PostgreSQL, or null where it never got there
   * @param constraint the constraint that refused, if one did
   */
  constructor(
    message: string,
    readonly sqlState: string | null = null,
    readonly constraint: string | null = null,
  ) {
    super(message);
  }
}

/** Deadlock and failed serialisation: PostgreSQL undid one of two transactions that met. */
const conflictStates: readonly (string | null)[] = ['40P01', '40001'];

/** Whether doing the whole transaction again may succeed, because another one was merely in its way. */
export function isConflict(error: unknown): boolean {
  return error instanceof DatabaseError && conflictStates.includes(error.sqlState);
}
