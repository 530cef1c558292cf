import formbody from '@fastify/formbody';
import type { SingleSignOnProblem } from '@anteroom/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { RefusedRequest } from '../../http/problem.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import type { Entered, FromBrowser, SingleSignOnEntry } from './entry.ts';
import type { LogOutByProvider } from './log-out.ts';
import { hold } from './routes.ts';
import { longestAnswer } from './saml.ts';

export interface SingleSignOnPageParts {
  readonly entry: SingleSignOnEntry;
  readonly logOut: LogOutByProvider;
  readonly originOf: (request: FastifyRequest) => string;
  readonly limit: RateLimit;
  readonly secure: boolean;
}

/** The cookie of a browser that is on its way to a provider; it opens nothing by itself. */
const browserCookie = 'anteroom-single-sign-on';

const at = '/api/single-sign-on/:organisation';
const named = z.object({ organisation: z.string().max(60) });
const wished = z.object({ next: z.string().max(500).optional() });
const posted = z.object({
  SAMLResponse: z.string().min(1).max(longestAnswer),
  RelayState: z.string().min(1).max(100),
});
const logout = z.object({ logout_token: z.string().min(1).max(20_000) });

/** The browser's way to a provider and back. Whatever goes wrong leads to the sign-in page, which says so in words. */
export async function serveSingleSignOnPages(server: FastifyInstance, parts: SingleSignOnPageParts): Promise<void> {
  const { entry, logOut, originOf, limit, secure } = parts;

  server.get(`${at}/begin`, async (request, reply) => {
    hold(limit, request);
    const { organisation: slug } = named.parse(request.params);
    const next = ownPath(wished.safeParse(request.query).data?.next);
    const begun = await entry.begin(slug, next, request.cookies[browserCookie], originOf(request));
    if (!begun.ok) return reply.redirect(signInPage(slug, begun.refusal), 303);
    void reply.setCookie(browserCookie, begun.value.cookie, {
      path: '/api/single-sign-on',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: 600,
    });
    return reply.redirect(begun.value.address, 303);
  });

  server.get(`${at}/callback`, async (request, reply) => {
    hold(limit, request);
    const { organisation: id } = named.parse(request.params);
    const { searchParams } = new URL(request.url, 'http://callback.invalid');
    const entered = await entry.comeBack(id, searchParams, from(request), originOf(request));
    return entered.ok ? welcome(reply, entered.value) : problem(reply, id, entered.refusal);
  });

  server.get(`${at}/enter`, async (request, reply) => {
    const { organisation: id } = named.parse(request.params);
    const { searchParams } = new URL(request.url, 'http://enter.invalid');
    const entered = await entry.comeIn(id, searchParams.get('state') ?? '', from(request));
    return entered.ok ? welcome(reply, entered.value) : problem(reply, id, entered.refusal);
  });

  server.get(`${at}/metadata`, async (request, reply) => {
    const { organisation: id } = named.parse(request.params);
    const metadata = await entry.metadata(id, originOf(request));
    if (metadata === null) throw new RefusedRequest('not-found');
    return reply.type('application/samlmetadata+xml').send(metadata);
  });

  await server.register(async (app) => {
    // Providers post plain forms, from their own origin or from none; what they carry is signed.
    app.removeContentTypeParser('application/json');
    await app.register(formbody);
    const options = { config: { fromElsewhere: true }, bodyLimit: longestAnswer + 20_000 };

    app.post(`${at}/assertion`, options, async (request, reply) => {
      hold(limit, request);
      const { organisation: id } = named.parse(request.params);
      const body = posted.safeParse(request.body);
      if (!body.success) throw new RefusedRequest('invalid-input');
      const { SAMLResponse: answer, RelayState: relayState } = body.data;
      const taken = await entry.takeAssertion(id, { answer, relayState }, originOf(request));
      if (!taken.ok) return problem(reply, id, taken.refusal);
      // Browsers bring the cookie only where they are sent to, not with a form of another site.
      return reply.redirect(`/api/single-sign-on/${id}/enter?state=${taken.value}`, 303);
    });

    app.post(`${at}/back-channel-logout`, options, async (request, reply) => {
      hold(limit, request);
      const { organisation: id } = named.parse(request.params);
      const body = logout.safeParse(request.body);
      const outcome = body.success ? await logOut(id, body.data.logout_token) : 'not-a-logout';
      if (outcome === 'not-a-logout') throw new RefusedRequest('invalid-input');
      if (outcome === 'provider-away') throw new RefusedRequest('unavailable');
      return reply.code(200).send();
    });
  });

  function welcome(reply: FastifyReply, { cookies, next }: Entered): FastifyReply {
    for (const cookie of cookies) void reply.header('set-cookie', cookie);
    return reply.redirect(next, 303);
  }

  async function problem(reply: FastifyReply, id: string, why: SingleSignOnProblem): Promise<FastifyReply> {
    const organisation = await entry.organisation(id);
    return reply.redirect(signInPage(organisation?.slug ?? null, why), 303);
  }
}

function from(request: FastifyRequest): FromBrowser {
  return { cookie: request.cookies[browserCookie], userAgent: request.headers['user-agent'] ?? '' };
}

function signInPage(slug: string | null, why: SingleSignOnProblem): string {
  const isSafe = slug !== null && /^[a-z0-9-]+$/.test(slug);
  return `${isSafe ? `/sign-in/${slug}` : '/sign-in'}?problem=${why}`;
}

/** A page of ours, or the first one. */
function ownPath(wanted: string | undefined): string {
  return wanted !== undefined && /^\/[a-z][a-z0-9/_-]*$/i.test(wanted) && !wanted.startsWith('/api/')
    ? wanted
    : '/clinics';
}
