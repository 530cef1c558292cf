import { isOrganisationId } from '@anteroom/domain';
import { readLogoutToken } from './logout-token.ts';
import type { ProviderFetch } from './provider-fetch.ts';
import { ProviderFault } from './provider-fetch.ts';
import { endSessions, type EndSessionParts } from './sessions.ts';

/** What became of a logout token. */
export type LogOutOutcome = 'logged-out' | 'not-a-logout' | 'provider-away';

/** Ends the sessions that a provider says are over there (OpenID Connect Back-Channel Logout 1.0). */
export type LogOutByProvider = (organisation: string, token: string) => Promise<LogOutOutcome>;

export function createLogOutByProvider(parts: EndSessionParts & { readonly fetch: ProviderFetch }): LogOutByProvider {
  return async (organisation, token) => {
    if (!isOrganisationId(organisation)) return 'not-a-logout';
    const configured = await parts.stores.singleSignOn.ofOrganisation(organisation);
    if (configured?.settings.provider.protocol !== 'oidc') return 'not-a-logout';
    try {
      const who = await readLogoutToken(configured.settings.provider, token, parts.fetch);
      if (who === null) return 'not-a-logout';
      const { subject, providerSession } = who;
      await endSessions(
        parts,
        organisation,
        (session) =>
          (subject === null || session.subject === subject) &&
          (providerSession === null || session.providerSession === providerSession),
      );
      return 'logged-out';
    } catch (error) {
      if (error instanceof ProviderFault || error instanceof SyntaxError) return 'provider-away';
      throw error;
    }
  };
}
