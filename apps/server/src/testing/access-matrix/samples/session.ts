import { password } from '../../server-in-memory.ts';
import type { Place } from '@anteroom/domain';
import type { RouteSamples, Situation } from '../sample.ts';

export const sessionRouteSamples: RouteSamples<
  'signIn' | 'signOut' | 'session' | 'me' | 'listMyClinics' | 'myClinic' | 'firstSteps' | 'organisationFirstSteps'
> = {
  signIn: [{ request: ({ world }) => ({ body: { email: world.host.email, password } }) }],
  signOut: [{ request: () => ({}) }],
  session: [{ request: () => ({}) }],
  me: [{ request: () => ({}) }],
  listMyClinics: [{ request: () => ({}) }],
  firstSteps: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  organisationFirstSteps: [
    { place: atOrganisation, request: ({ spot }) => ({ params: { organisationId: spot.organisation.id } }) },
  ],
  myClinic: [{ request: ({ spot }) => ({ params: { clinic: spot.clinic.slug } }) }],
};

function atOrganisation({ spot }: Pick<Situation, 'spot'>): Place {
  return { organisationId: spot.organisation.id, clinicId: null, consultationId: null };
}
