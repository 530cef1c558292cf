import type { Place } from '@anteroom/domain';
import type { RouteSamples, Situation } from '../sample.ts';

/** The organisation itself, outside of its clinics. */
const place = ({ spot }: Pick<Situation, 'spot'>): Place => ({
  organisationId: spot.organisation.id,
  clinicId: null,
  consultationId: null,
});
const params = ({ spot }: Situation) => ({ organisation: spot.organisation.slug });

/** Nobody answers there: trying it ends at once. */
const provider = () => ({ protocol: 'oidc' as const, issuer: 'http://127.0.0.1:9', clientId: 'anteroom', scopes: [] });
const settings = () => ({
  isOn: false,
  provider: provider(),
  domains: [],
  joining: 'by-invitation' as const,
  carriesSecondFactor: false,
});

export const singleSignOnRouteSamples: RouteSamples<
  'singleSignOn' | 'configureSingleSignOn' | 'testSingleSignOn' | 'readSamlMetadata' | 'findSingleSignOn'
> = {
  singleSignOn: [{ place, request: (at) => ({ params: params(at) }) }],
  configureSingleSignOn: [{ place, request: (at) => ({ params: params(at), body: settings() }) }],
  testSingleSignOn: [{ place, request: (at) => ({ params: params(at), body: { provider: provider() } }) }],
  readSamlMetadata: [
    { place, request: (at) => ({ params: params(at), body: { metadata: '<none/>' } }), granted: 'invalid-input' },
  ],
  findSingleSignOn: [{ request: (at) => ({ body: { by: at.spot.organisation.slug } }), granted: 'no-single-sign-on' }],
};
