import type { PersonId } from '@anteroom/domain';
import type { Database } from '../database.ts';

/** A database under test, with what only tests do to it. */
export interface TestDatabase {
  readonly database: Database;
  /** Makes somebody with an account, as signing up would. */
  addPerson(id: PersonId, name: string): Promise<void>;
  /** Opens a session of theirs, where the database keeps any. */
  addSession?(id: string, personId: PersonId, expiresAt: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a database with nothing in it. */
export type OpenTestDatabase = () => Promise<TestDatabase>;
