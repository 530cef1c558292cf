import type { OidcProvider } from '@anteroom/domain';
import { createLocalJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';
import type { ProviderFetch } from './provider-fetch.ts';

/** Whose sessions end: those of a person, or one session, by the provider's own names. */
export interface LoggedOut {
  readonly subject: string | null;
  readonly providerSession: string | null;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';

const discovered = z.object({ issuer: z.string(), jwks_uri: z.string() });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });
const claims = z
  .object({
    sub: z.string().optional(),
    sid: z.string().optional(),
    jti: z.string(),
    nonce: z.undefined().optional(),
    events: z.record(z.string(), z.record(z.string(), z.unknown())),
  })
  .refine(({ sub, sid, events }) => (sub !== undefined || sid !== undefined) && events[event] !== undefined);

/** Younger than this, in seconds: an old token that somebody kept logs nobody out. */
const oldest = 300;

/**
 * Reads a logout token (OpenID Connect Back-Channel Logout 1.0): signed by the provider, meant for us, about a logout, no
 * ID token.
 * @returns null where it is anything else
 * @throws ProviderFault where the provider's keys can't be had
 */
export async function readLogoutToken(
  provider: OidcProvider,
  token: string,
  fetch: ProviderFetch,
): Promise<LoggedOut | null> {
  const json = async (address: string): Promise<unknown> => (await fetch(address)).json();
  const metadata = discovered.parse(
    await json(`${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
  );
  const keys = createLocalJWKSet(keySet.parse(await json(metadata.jwks_uri)));
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: provider.issuer,
      audience: provider.clientId,
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
      maxTokenAge: oldest,
      clockTolerance: 60,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    const { sub, sid } = claims.parse(payload);
    return { subject: sub ?? null, providerSession: sid ?? null };
  } catch {
    return null;
  }
}
