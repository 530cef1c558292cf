import type { PersonId } from '@anteroom/domain';
import type { AnySession, Identity, Session } from './identity.ts';

/**
 * The same identity, to which a disabled account is none (P6): its password is a wrong one, in the same time, and its
 * sessions are over, by whichever way they were opened.
 */
export function withoutDisabled(identity: Identity, isDisabled: (id: PersonId) => Promise<boolean>): Identity {
  const ofSomebody = async <Found extends Session | AnySession>(found: Found | null): Promise<Found | null> =>
    found === null || (await isDisabled(found.personId)) ? null : found;
  return {
    ...identity,
    sessionOf: async (headers) => ofSomebody(await identity.sessionOf(headers)),
    anySessionOf: async (headers) => ofSomebody(await identity.anySessionOf(headers)),
    async staffOf(headers) {
      return (await ofSomebody(await identity.sessionOf(headers)))?.personId ?? null;
    },
    async checkPassword(email, password) {
      const person = await identity.checkPassword(email, password);
      return person === null || (await isDisabled(person)) ? null : person;
    },
  };
}
