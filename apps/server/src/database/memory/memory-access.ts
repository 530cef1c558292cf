import { DatabaseError } from '../database-error.ts';
import type { MemoryTables } from './memory-tables.ts';

/** How a store in memory reaches the tables: at once inside a transaction, in turn outside one. */
export interface MemoryAccess {
  readonly tables: MemoryTables;
  /** Runs one statement: all of it or, where it throws, nothing. */
  run<Value>(statement: (tables: MemoryTables) => Value): Promise<Value>;
  /** Puts a check off until the transaction commits, as a deferred foreign key does. */
  checkAtCommit(check: () => void): void;
}

/**
 * Refuses a row as a constraint would.
 * @throws DatabaseError where the condition doesn't hold
 */
export function mustHold(condition: boolean, constraint: string): void {
  if (!condition) throw new DatabaseError(`The constraint ${constraint} refused a row.`, null, constraint);
}
