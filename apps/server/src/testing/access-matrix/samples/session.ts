import { password } from '../../server-in-memory.ts';
import type { RouteSamples } from '../sample.ts';

export const sessionRouteSamples: RouteSamples<'signIn' | 'signOut' | 'session' | 'me'> = {
  signIn: [{ request: ({ world }) => ({ body: { email: world.host.email, password } }) }],
  signOut: [{ request: () => ({}) }],
  session: [{ request: () => ({}) }],
  me: [{ request: () => ({}) }],
};
