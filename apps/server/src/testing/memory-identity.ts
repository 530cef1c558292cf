import { accepted } from '@anteroom/domain';
import type { MemoryDatabase } from '../database/memory-database.ts';
import type { Identity } from '../features/session/identity.ts';
import { randomIds } from '../platform/ids.ts';

/** Accounts without passwords, for tests that need people and no sessions. */
export function createMemoryIdentity(database: MemoryDatabase): Identity {
  const people = new Map<string, ReturnType<typeof randomIds.person>>();
  return {
    sessionOf: () => Promise.resolve(null),
    staffOf: () => Promise.resolve(null),
    signIn: () => Promise.resolve(null),
    signOut: () => Promise.resolve([]),
    signOutEverywhere: () => Promise.resolve(),
    async createPerson({ email, name }) {
      const id = randomIds.person();
      people.set(email, id);
      await database.addPerson({ id, name });
      return accepted(id);
    },
    personByEmail: (email) => Promise.resolve(people.get(email) ?? null),
  };
}
