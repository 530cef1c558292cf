import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, decodeJwt, type JWTPayload } from 'jose';
import Provider, { type AccountClaims, type Configuration } from 'oidc-provider';

/** Somebody whom the provider knows. */
export interface ProviderPerson {
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

/** A real provider of identities (OpenID Connect) on this machine, with a sign-in page of one field. */
export interface IdentityProvider {
  /** Its issuer. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who can sign in, by subject. */
  readonly people: Map<string, ProviderPerson>;
  /** Changes the claims of each ID token before it is signed, as a provider would that makes a mistake. */
  tamper(change: ((claims: JWTPayload) => Readonly<Record<string, unknown>>) | null): void;
  /** Signs anything with the provider's key. */
  sign(claims: Readonly<Record<string, unknown>>, type?: string): Promise<string>;
  /** Answers nothing any more, or does again. */
  fall(isDown: boolean): void;
  close(): Promise<void>;
}

export interface IdentityProviderOptions {
  /** Where it may send people back to; `organisation` addresses are known only once the server runs. */
  readonly redirects: readonly string[];
  readonly backChannelLogout?: string;
  /** Whether claims stand in the ID token; else they are told to whoever asks. */
  readonly claimsInToken?: boolean;
}

/** Starts one on a free port. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const clientId = 'anteroom';
  const clientSecret = 'a client secret of the tests';
  const people = new Map<string, ProviderPerson>();
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end();
  let isDown = false;
  let change: ((claims: JWTPayload) => Readonly<Record<string, unknown>>) | null = null;

  const server = createServer((request, response) => {
    if (isDown) response.destroy();
    else handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  const sign = (claims: Readonly<Record<string, unknown>>, type = 'JWT'): Promise<string> =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'test', typ: type }).sign(privateKey);

  const provider = new Provider(url, configuration());
  provider.use(async (context, next) => {
    await next();
    const body: unknown = context.body;
    if (change === null || context.path !== '/token' || typeof body !== 'object' || body === null) return;
    if ('id_token' in body && typeof body.id_token === 'string')
      context.body = { ...body, id_token: await sign(change(decodeJwt(body.id_token))) };
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith('/interaction/') === true) void signIn(request, response);
    else void answer(request, response);
  };

  return {
    url,
    clientId,
    clientSecret,
    people,
    sign,
    tamper(wanted) {
      change = wanted;
    },
    fall(down) {
      isDown = down;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  /** One page for everybody: it asks for the subject and believes it. */
  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        '<!doctype html><html lang="en"><title>Provider</title><form method="post"><label>User <input name="user"></label><button>Continue</button></form></html>',
      );
      return;
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const accountId = new URLSearchParams(body).get('user') ?? '';
    const result = people.has(accountId) ? { login: { accountId } } : { error: 'access_denied' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  function configuration(): Configuration {
    return {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [...options.redirects],
          ...(options.backChannelLogout === undefined
            ? {}
            : { backchannel_logout_uri: options.backChannelLogout, backchannel_logout_session_required: true }),
        },
      ],
      jwks: { keys: [key] },
      claims: { openid: ['sub', 'sid'], email: ['email', 'email_verified'], profile: ['name'] },
      conformIdTokenClaims: options.claimsInToken === false,
      cookies: { keys: ['a cookie key of the tests'] },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      pkce: { required: () => true },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, accountId) => {
        const person = people.get(accountId);
        if (person === undefined) return undefined;
        return { accountId, claims: (): AccountClaims => ({ sub: accountId, ...person }) };
      },
      async loadExistingGrant(context) {
        const accountId = context.oidc.session?.accountId;
        if (accountId === undefined) return undefined;
        const grant = new provider.Grant({ clientId, accountId });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    };
  }
}
