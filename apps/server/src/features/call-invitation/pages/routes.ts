import formbody from '@fastify/formbody';
import type { CallInvitationId } from '@anteroom/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../../../http/html.ts';
import type { WebSource } from '../../../http/manifest.ts';
import { isForScript } from '../../../http/page.ts';
import type { OpenPage } from '../../../http/pages/frame.ts';
import { typedName } from '../../../http/pages/guest-name.ts';
import { createShowOpenPage } from '../../../http/pages/show-open-page.ts';
import { RefusedRequest } from '../../../http/problem.ts';
import type { RateLimit } from '../../../http/rate-limit.ts';
import { deviceOf } from '../../participant/read-model.ts';
import { keepVisitIn, visitCookie } from '../../room/read-model.ts';
import type { InvitedDoorway, InvitedEntrance } from '../entrance.ts';
import { emptyInvited, invitedPage, type AgreementTick, type InvitedValues } from './invited-page.ts';
import { invitedVisitPage, usedInvitationPage } from './other-pages.ts';

export interface InvitedPagesParts {
  readonly entrance: Pick<InvitedEntrance, 'behind' | 'come'>;
  readonly web: WebSource;
  readonly secure: boolean;
  /** Counts those who come, by address. */
  readonly limit: RateLimit;
  readonly agreementTick: AgreementTick;
  /** What whoever follows a link sees that opens nothing, for whichever reason. */
  readonly closedPage: (page: OpenPage) => Html;
}

interface Params {
  readonly Params: { readonly secret: string };
}

/** The way into a call by invitation, rendered here so that it works on any device (C2). */
export async function serveInvitedPages(server: FastifyInstance, parts: InvitedPagesParts): Promise<void> {
  const { entrance, closedPage, agreementTick } = parts;
  const show = createShowOpenPage(parts);
  const formOf = (door: InvitedDoorway, values: InvitedValues) => (page: OpenPage) =>
    invitedPage({ ...page, door }, values, agreementTick);

  await server.register(async (app) => {
    await app.register(formbody, { bodyLimit: 8_000 });

    app.get<Params>('/i/:secret', async (request, reply) => {
      const { secret } = request.params;
      const door = await entrance.behind(secret, tokenIn(request));
      if (door === null) return show(request, reply, 404, closedPage);
      if (door.door === 'taken') return show(request, reply, 409, (page) => usedInvitationPage({ ...page, door }));
      if (door.door === 'own') return reply.redirect(`/i/${secret}/visit`, 303);
      return show(request, reply, 200, formOf(door, emptyInvited));
    });

    app.post<Params>('/i/:secret', { bodyLimit: 8_000 }, async (request, reply) => {
      const { secret } = request.params;
      const retryAfter = parts.limit.take(request.ip);
      if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
      const door = await entrance.behind(secret, tokenIn(request));
      if (door === null) return closed(request, reply);
      const token = tokenIn(request)(door.invitation.id);
      const device = deviceOf(request.headers['user-agent']);
      const came = await entrance.come({ secret, form: request.body ?? {}, token, device });
      const visit = `/i/${secret}/visit`;
      if (came.ok) {
        keepVisitIn(reply, door.invitation.id, { token: came.value.token, secure: parts.secure });
        return isForScript(request) ? reply.code(201).send({ visit }) : reply.redirect(visit, 303);
      }
      const { code, field, problems } = came.error;
      if (code === 'not-found') return closed(request, reply);
      if (isForScript(request)) throw new RefusedRequest(code, field === undefined ? {} : { field });
      if (code === 'invitation-used') return show(request, reply, 409, (page) => usedInvitationPage({ ...page, door }));
      const isFull = code === 'call-full';
      if (problems === undefined && !isFull) throw new RefusedRequest(code, field === undefined ? {} : { field });
      const values = { name: typedName(request.body), problems: problems ?? {}, isFull };
      return show(request, reply, isFull ? 409 : 422, formOf(door, values));
    });

    app.get<Params>('/i/:secret/visit', async (request, reply) => {
      const { secret } = request.params;
      const door = await entrance.behind(secret, tokenIn(request));
      if (door === null) return show(request, reply, 404, closedPage);
      if (door.door !== 'own') return reply.redirect(`/i/${secret}`, 303);
      return show(request, reply, 200, (page) => invitedVisitPage({ ...page, door }));
    });
  });

  function closed(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (isForScript(request)) throw new RefusedRequest('not-found');
    return show(request, reply, 404, closedPage);
  }
}

function tokenIn(request: FastifyRequest): (id: CallInvitationId) => string | null {
  return (id) => request.cookies[visitCookie(id)] ?? null;
}
