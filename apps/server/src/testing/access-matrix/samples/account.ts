import { randomIds } from '../../../platform/ids.ts';
import { password } from '../../server-in-memory.ts';
import type { RouteSamples, Situation } from '../sample.ts';

/** Routes of one's own session have nothing to do where there is none. */
const ofOwnSession = ({ actor }: Pick<Situation, 'actor'>): string => (actor.kind === 'staff' ? 'ok' : 'not-signed-in');

export const accountRouteSamples: RouteSamples<
  | 'account'
  | 'renameAccount'
  | 'changePassword'
  | 'endSession'
  | 'endOtherSessions'
  | 'noteActivity'
  | 'lock'
  | 'unlock'
  | 'requestReset'
  | 'resetPassword'
> = {
  account: [{ request: () => ({}) }],
  renameAccount: [{ request: () => ({ body: { name: 'Another Name' } }) }],
  changePassword: [{ request: () => ({ body: { old: password, new: 'six purple umbrellas' } }) }],
  // Somebody else's session answers as one that isn't there; the own ones have a test of their own.
  endSession: [{ request: () => ({ body: { id: 'AAAAAAAAAAAAAAAAAAAAAA' } }), granted: 'not-found' }],
  endOtherSessions: [{ request: () => ({}) }],
  noteActivity: [{ request: () => ({}) }],
  lock: [{ request: () => ({}) }],
  unlock: [{ request: () => ({ body: { password } }), granted: ofOwnSession }],
  // Counted by account: each asks for one of their own.
  requestReset: [{ request: () => ({ body: { email: `${randomIds.person()}@demo.anteroom.example` } }) }],
  resetPassword: [
    {
      request: () => ({ body: { token: 'x'.repeat(43), password: 'six purple umbrellas' } }),
      granted: 'link-not-valid',
    },
  ],
};
