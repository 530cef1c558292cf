import { password } from '../../server-in-memory.ts';
import type { RouteSamples } from '../sample.ts';

export const sessionRouteSamples: RouteSamples<'signIn' | 'signOut' | 'session' | 'me' | 'listMyClinics' | 'myClinic'> =
  {
    signIn: [{ request: ({ world }) => ({ body: { email: world.host.email, password } }) }],
    signOut: [{ request: () => ({}) }],
    session: [{ request: () => ({}) }],
    me: [{ request: () => ({}) }],
    listMyClinics: [{ request: () => ({}) }],
    myClinic: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug } }) }],
  };
