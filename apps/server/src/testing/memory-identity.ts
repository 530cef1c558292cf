import { accepted } from '@anteroom/domain';
import type { MemoryDatabase } from '../database/memory-database.ts';
import type { Identity } from '../features/session/identity.ts';
import { randomIds } from '../platform/ids.ts';

/** Accounts without passwords, for tests that need people and no sessions. */
export function createMemoryIdentity(database: MemoryDatabase): Identity {
  const people = new Map<string, ReturnType<typeof randomIds.person>>();
  const nothing = () => Promise.resolve();
  const nobody = () => Promise.resolve(null);
  const none = () => Promise.resolve([]);
  return {
    sessionOf: nobody,
    anySessionOf: nobody,
    staffOf: nobody,
    checkPassword: nobody,
    openSession: none,
    signOut: none,
    signOutEverywhere: none,
    sessionsOf: none,
    endSession: () => Promise.resolve(false),
    idleLockOf: () => Promise.resolve(Infinity),
    touch: nothing,
    lock: nothing,
    prove: nothing,
    keepNote: () => Promise.resolve(''),
    readNote: nobody,
    takeNote: nobody,
    async createPerson({ email, name }) {
      const id = randomIds.person();
      people.set(email, id);
      await database.addPerson({ id, name });
      return accepted(id);
    },
    removePerson(id) {
      for (const [email, known] of people) if (known === id) people.delete(email);
      return Promise.resolve();
    },
    isMailboxProven: () => Promise.resolve(true),
    noteMailboxProven: nothing,
    personByEmail: (email) => Promise.resolve(people.get(email) ?? null),
    accountOf: nobody,
    rename: nothing,
    setPassword: nothing,
    passwordMark: nobody,
  };
}
