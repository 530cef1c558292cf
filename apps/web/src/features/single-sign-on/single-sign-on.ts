import { routes, type ProviderProblem, type SingleSignOnInput, type SingleSignOnView } from '@anteroom/protocol';
import { queryOptions } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';

export type Provider = SingleSignOnInput['provider'];

/** An organisation's single sign-on, for its administrators (P4). */
export function singleSignOnQuery(organisation: string) {
  return queryOptions({
    queryKey: ['single-sign-on', organisation],
    queryFn: () => rest(routes.singleSignOn, { params: { organisation }, body: {} }),
  });
}

/**
 * Saves it whole; what was switched off or taken out ends sessions.
 * @throws {RestError} `invalid-input` with the field, `domain-taken`, …
 */
export function saveSingleSignOn(organisation: string, input: SingleSignOnInput): Promise<SingleSignOnView> {
  return rest(routes.configureSingleSignOn, { params: { organisation }, body: input });
}

/** Asks the server to try a provider; null where all is well. */
export async function testProvider(organisation: string, provider: Provider): Promise<ProviderProblem | null> {
  return (await rest(routes.testSingleSignOn, { params: { organisation }, body: { provider } })).problem;
}

/** Reads a SAML provider's metadata. */
export async function readMetadata(organisation: string, metadata: string): Promise<Provider> {
  return (await rest(routes.readSamlMetadata, { params: { organisation }, body: { metadata } })).provider;
}

/** The organisation whose single sign-on a domain, an address or a short name means. */
export function findSingleSignOn(by: string): Promise<{ organisation: string; name: string }> {
  return rest(routes.findSingleSignOn, { params: {}, body: { by } });
}

/** The same, for the page of one organisation. */
export function organisationQuery(organisation: string) {
  return queryOptions({
    queryKey: ['single-sign-on-of', organisation],
    queryFn: () => findSingleSignOn(organisation),
    staleTime: 60_000,
  });
}

/** Where the browser goes to be sent to the organisation's provider. */
export function beginAddress(organisation: string, next: string | undefined): string {
  const path = `/api/single-sign-on/${encodeURIComponent(organisation)}/begin`;
  return next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;
}
