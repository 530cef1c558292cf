import { password } from '../../server-in-memory.ts';
import type { RouteSamples } from '../sample.ts';

export const sessionRouteSamples: RouteSamples<
  'signIn' | 'signOut' | 'session' | 'me' | 'listMyClinics' | 'myClinic' | 'firstSteps'
> = {
  signIn: [{ request: ({ world }) => ({ body: { email: world.host.email, password } }) }],
  signOut: [{ request: () => ({}) }],
  session: [{ request: () => ({}) }],
  me: [{ request: () => ({}) }],
  listMyClinics: [{ request: () => ({}) }],
  firstSteps: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  myClinic: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug } }) }],
};
