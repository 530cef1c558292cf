import { refused } from '@anteroom/domain';
import type { Result } from '@anteroom/domain';
import { isConflict } from './database/database-error.ts';
import type { Database, Stores } from './database/database.ts';
import type { Refusal } from './refusal.ts';

/** Somebody else has changed the same in between: the work is done again on what is there now. */
export class Stale extends Error {
  constructor() {
    super('Changed in between.');
    this.name = 'Stale';
  }
}

/** Undoes the transaction of a command that is refused: what was refused has changed nothing. */
class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const attempts = 5;

/** Loads, decides and saves in one transaction; afresh where it was stale, `conflict` where that goes on. */
export type Change = <Saved>(
  work: (stores: Stores) => Promise<Result<Saved, Refusal>>,
) => Promise<Result<Saved, Refusal>>;

/** Makes the way in which every command changes the database. */
export function createChange(database: Database): Change {
  return async (work) => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        return await database.transact(async (stores) => {
          const result = await work(stores);
          if (!result.ok) throw new Undone(result.refusal);
          return result;
        });
      } catch (error) {
        if (error instanceof Undone) return refused(error.refusal);
        if (!(error instanceof Stale) && !isConflict(error)) throw error;
      }
    }
    return refused({ code: 'conflict' });
  };
}
