import type { OrganisationId } from '@anteroom/domain';
import { routes, type SingleSignOnInput } from '@anteroom/protocol';
import { startIdentityProvider, type IdentityProvider } from '@anteroom/testkit/identity-provider';
import { origin, startServerInMemory, type ServerInMemory } from './server-in-memory.ts';

/** An organisation with a provider that knows Mei Chen, and an administrator who is signed in. */
export interface SignOnStory {
  readonly server: ServerInMemory;
  readonly provider: IdentityProvider;
  readonly nordby: OrganisationId;
  readonly administrator: string;
  /** The administrator's. */
  readonly cookie: string;
  settings(changed?: Partial<SingleSignOnInput>): SingleSignOnInput;
  /** The administrator sets single sign-on up, or changes it. */
  configure(changed?: Partial<SingleSignOnInput>): Promise<{ status: number; body: string }>;
  /** Who somebody is by their cookies; the status where they are nobody. */
  me(as: string): Promise<unknown>;
  close(): Promise<void>;
}

const path = routes.singleSignOn.path.replace(':organisation', 'nordby');

/** Opens one; single sign-on isn't configured yet. */
export async function openSignOnStory(): Promise<SignOnStory> {
  const administrator = 'ingrid.solberg@nordby.example';
  const server = await startServerInMemory({ SECOND_FACTOR: 'optional' });
  await server.addAdministrator(administrator);
  const cookie = await server.signIn(administrator);
  const organisation = await server.database.stores.clinics.organisationBySlug('nordby');
  if (organisation === null) throw new Error('There is no organisation.');
  const nordby = organisation.id;
  const provider = await startIdentityProvider({ redirects: [`${origin}/api/single-sign-on/${nordby}/callback`] });
  provider.people.set('mei', { email: 'Mei.Chen@nordby.example', email_verified: true, name: 'Mei Chen' });

  const settings = (changed: Partial<SingleSignOnInput> = {}): SingleSignOnInput => ({
    isOn: true,
    provider: { protocol: 'oidc', issuer: provider.url, clientId: provider.clientId, scopes: ['email', 'profile'] },
    clientSecret: provider.clientSecret,
    domains: ['nordby.example'],
    joining: 'by-domain',
    carriesSecondFactor: true,
    ...changed,
  });
  return {
    server,
    provider,
    nordby,
    administrator,
    cookie,
    settings,
    async configure(changed) {
      const answer = await server.app.inject({
        method: 'POST',
        url: path,
        headers: { origin, cookie },
        payload: settings(changed),
      });
      return { status: answer.statusCode, body: answer.body };
    },
    async me(as) {
      const answer = await server.app.inject({ url: routes.me.path, headers: { cookie: as } });
      return answer.statusCode === 200 ? answer.json() : answer.statusCode;
    },
    async close() {
      await server.close();
      await provider.close();
    },
  };
}
