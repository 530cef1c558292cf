import formbody from '@fastify/formbody';
import type { GuestLinkId } from '@anteroom/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebSource } from '../../../http/manifest.ts';
import { isForScript } from '../../../http/page.ts';
import { typedName } from '../../../http/pages/guest-name.ts';
import { createShowOpenPage } from '../../../http/pages/show-open-page.ts';
import { RefusedRequest } from '../../../http/problem.ts';
import type { RateLimit } from '../../../http/rate-limit.ts';
import type { Page } from '../../../realtime/page.ts';
import type { Refusal } from '../../../refusal.ts';
import { deviceOf } from '../../participant/read-model.ts';
import { keepVisit, visitCookieName } from '../visit-cookie.ts';
import type { Doorway } from './guest-layout.ts';
import { emptyKnock, knockPage, type KnockProblems } from './knock-page.ts';
import { noDoorPage, visitPage } from './other-pages.ts';

/** Somebody at a room's door: what they sent, unread as yet, and the token that their browser holds for this link. */
export interface KnockRequest {
  readonly secret: string;
  readonly form: unknown;
  readonly token: string | null;
  readonly device: Page['device'];
  /** From where. */
  readonly address: string;
}

export type KnockAnswer =
  | { readonly ok: true; readonly value: { readonly token: string } }
  | { readonly ok: false; readonly error: Refusal & { readonly problems?: KnockProblems } };

/** What the guest's pages ask of the room. */
export interface GuestDoor {
  /** What a link's secret opens now; null for every reason for which it opens nothing. */
  behind(secret: string): Promise<Doorway | null>;
  /** Whether the visit that a browser's token opens by this link still goes on. */
  isVisiting(linkId: GuestLinkId, token: string | null): Promise<boolean>;
  /** Knocks; the same browser again, while its visit goes on, is the same visit. */
  knock(request: KnockRequest): Promise<KnockAnswer>;
}

export interface GuestPagesParts {
  readonly door: GuestDoor;
  readonly web: WebSource;
  readonly secure: boolean;
  /** Counts knocks by address. */
  readonly limit: RateLimit;
}

/** Room for a photo in base64, urlencoded. */
const formLimit = 320_000;

/** The guest's way in, rendered here so that it works on any device (S4, S5, S6, C11). */
export async function serveGuestPages(server: FastifyInstance, parts: GuestPagesParts): Promise<void> {
  const show = createShowOpenPage(parts);
  await server.register(async (app) => {
    await app.register(formbody, { bodyLimit: formLimit });

    app.get<{ Params: { secret: string } }>('/r/:secret', async (request, reply) => {
      const door = await parts.door.behind(request.params.secret);
      if (door === null) return noDoor(request, reply);
      if (await parts.door.isVisiting(door.linkId, tokenOf(request, door)))
        return reply.redirect(`/r/${request.params.secret}/visit`, 303);
      return show(request, reply, 200, (page) => knockPage({ ...page, door }, emptyKnock));
    });

    app.post<{ Params: { secret: string } }>('/r/:secret', { bodyLimit: formLimit }, async (request, reply) => {
      const { secret } = request.params;
      const retryAfter = parts.limit.take(request.ip);
      if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
      const door = await parts.door.behind(secret);
      if (door === null) return noDoor(request, reply);
      const knocked = await parts.door.knock({
        secret,
        form: request.body ?? {},
        token: tokenOf(request, door),
        device: deviceOf(request.headers['user-agent']),
        address: request.ip,
      });
      const visit = `/r/${secret}/visit`;
      if (knocked.ok) {
        keepVisit(reply, door.linkId, { token: knocked.value.token, secure: parts.secure });
        return isForScript(request) ? reply.code(201).send({ visit }) : reply.redirect(visit, 303);
      }
      const { code, problems } = knocked.error;
      if (code === 'not-found') return noDoor(request, reply);
      const tooEarly = code === 'knock-later';
      const field = knocked.error.field ?? Object.keys(problems ?? {})[0];
      if (isForScript(request) || (problems === undefined && !tooEarly))
        throw new RefusedRequest(code, field === undefined ? {} : { field });
      const values = { name: typedName(request.body), problems: problems ?? {}, tooEarly };
      return show(request, reply, tooEarly ? 409 : 422, (page) => knockPage({ ...page, door }, values));
    });

    app.get<{ Params: { secret: string } }>('/r/:secret/visit', async (request, reply) => {
      const door = await parts.door.behind(request.params.secret);
      if (door === null) return noDoor(request, reply);
      if (!(await parts.door.isVisiting(door.linkId, tokenOf(request, door))))
        return reply.redirect(`/r/${request.params.secret}`, 303);
      return show(request, reply, 200, (page) => visitPage({ ...page, door }));
    });
  });

  function noDoor(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (isForScript(request)) throw new RefusedRequest('not-found');
    return show(request, reply, 404, noDoorPage);
  }
}

function tokenOf(request: FastifyRequest, door: Doorway): string | null {
  return request.cookies[visitCookieName(door.linkId)] ?? null;
}
