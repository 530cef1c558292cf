import type { OidcProvider, ProviderClaim } from '@anteroom/domain';
import { accepted, refused, type Result } from '@anteroom/domain';
import type { ProviderProblem, SingleSignOnProblem } from '@anteroom/protocol';
import * as client from 'openid-client';
import { judgeProviderAddress } from './provider-address.ts';
import { ProviderFault, type ProviderFetch } from './provider-fetch.ts';

/** What is kept between sending somebody to the provider and their return. */
export interface OidcSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who came back, and the provider's name for the session there. */
export interface ProviderAnswer {
  readonly claim: ProviderClaim;
  readonly providerSession: string | null;
}

/** Our side of OpenID Connect: the code flow with PKCE, state and nonce, discovered anew each time. */
export interface Oidc {
  /** Tries the discovery; null where all is well. */
  test(provider: OidcProvider): Promise<ProviderProblem | null>;
  begin(
    provider: OidcProvider,
    redirect: string,
    secrets: OidcSecrets,
  ): Promise<Result<string, 'provider-unavailable'>>;
  /** @param current the address that the provider sent the browser to, with all that is in it */
  finish(
    provider: OidcProvider,
    secret: string,
    current: string,
    secrets: OidcSecrets,
  ): Promise<Result<ProviderAnswer, SingleSignOnProblem>>;
}

/** Kinds of signatures that only the provider can make; none and shared secrets are no proof. */
const strongSignature = /^(RS|PS|ES)(256|384|512)$|^Ed(DSA|25519)$/;

/** @param options `loopback`: whether providers may be on this machine, by plain http too */
export function createOidc(options: { readonly fetch: ProviderFetch; readonly loopback: boolean }): Oidc {
  const { fetch, loopback } = options;

  const discover = async ({ issuer, clientId }: OidcProvider, secret: string): Promise<client.Configuration> => {
    const configuration = await client.discovery(new URL(issuer), clientId, {}, authentication(secret), {
      [client.customFetch]: fetch,
      timeout: 5,
      ...(loopback ? { execute: [client.allowInsecureRequests] } : {}),
    });
    const metadata = configuration.serverMetadata();
    const problem = judgeMetadata(metadata, loopback);
    if (problem !== null) throw new ProviderFault(problem);
    return configuration;
  };

  return {
    async test(provider) {
      const problem = judgeProviderAddress(provider.issuer, { loopback });
      if (problem !== null) return problem;
      try {
        await discover(provider, '');
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
    async begin(provider, redirect, { state, nonce, verifier }) {
      try {
        const configuration = await discover(provider, '');
        const address = client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirect,
          scope: [...new Set(['openid', ...provider.scopes])].join(' '),
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        return accepted(address.href);
      } catch {
        return refused('provider-unavailable');
      }
    },
    async finish(provider, secret, current, { state, nonce, verifier }) {
      try {
        const configuration = await discover(provider, secret);
        const tokens = await client.authorizationCodeGrant(configuration, new URL(current), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const token = tokens.claims();
        if (token === undefined) return refused('answer-refused');
        // Some put the address into the token, some tell it to whoever asks with the token in hand.
        const asks = token['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
        const told = asks ? await client.fetchUserInfo(configuration, tokens.access_token, token.sub) : {};
        return accepted(answerOf(token.sub, { ...told, ...token }));
      } catch (error) {
        return refused(refusalOf(error));
      }
    },
  };
}

/** As the provider likes it best: in a header, or in the form. */
function authentication(secret: string): client.ClientAuth {
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const inForm = methods !== undefined && !methods.includes('client_secret_basic');
    return (inForm ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret))(server, ...rest);
  };
}

function judgeMetadata(metadata: client.ServerMetadata, loopback: boolean): ProviderProblem | null {
  const { authorization_endpoint: authorize, token_endpoint: token, jwks_uri: keys } = metadata;
  for (const address of [authorize, token, keys]) {
    if (address === undefined) return 'answer-incomplete';
    const problem = judgeProviderAddress(address, { loopback });
    if (problem !== null) return problem;
  }
  if (metadata.response_types_supported?.includes('code') === false) return 'no-code-flow';
  const signatures = metadata['id_token_signing_alg_values_supported'];
  if (Array.isArray(signatures) && !signatures.some((name) => strongSignature.test(String(name))))
    return 'no-strong-signature';
  return null;
}

function answerOf(subject: string, claims: Readonly<Record<string, unknown>>): ProviderAnswer {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const verified = claims['email_verified'];
  return {
    claim: {
      subject,
      email: text('email'),
      // The text "false" is no yes.
      isEmailVerified: verified === true || verified === 'true',
      name: text('name') ?? ([text('given_name'), text('family_name')].filter(Boolean).join(' ') || null),
    },
    providerSession: text('sid'),
  };
}

function problemOf(error: unknown): ProviderProblem {
  const fault = faultIn(error);
  if (fault !== null) return fault.problem;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  if (code === 'OAUTH_TIMEOUT') return 'timed-out';
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return 'issuer-differs';
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return 'answer-not-ok';
  if (code === 'OAUTH_RESPONSE_IS_NOT_JSON' || code === 'OAUTH_PARSE_ERROR') return 'answer-not-json';
  return said.includes('issuer') ? 'issuer-differs' : 'answer-incomplete';
}

/** The provider says no, can't be asked, or its answer doesn't hold: three things that a person can tell their support. */
function refusalOf(error: unknown): SingleSignOnProblem {
  if (error instanceof client.AuthorizationResponseError) return 'provider-refused';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return faultIn(error) !== null || code === 'OAUTH_TIMEOUT' ? 'provider-unavailable' : 'answer-refused';
}

function faultIn(error: unknown): ProviderFault | null {
  if (error instanceof ProviderFault) return error;
  return error instanceof Error && error.cause !== undefined ? faultIn(error.cause) : null;
}
