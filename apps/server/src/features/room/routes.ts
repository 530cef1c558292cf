import { isParticipantId, isRoomId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RefusedRequest } from '../../http/problem.ts';
import { preferencesOf } from '../../http/preferences.ts';
import { serveRoute, type Answer } from '../../http/serve-route.ts';
import type { Refusal } from '../../refusal.ts';
import type { Result } from '@anteroom/domain';
import type { Identity } from '../access/read-model.ts';
import type { Mailer } from '../mail/read-model.ts';
import { guestLinkMail } from './guest-link-mail.ts';
import type { RoomService } from './service.ts';

export interface RoomRouteParts {
  readonly rooms: RoomService;
  readonly mailer: Mailer;
  /** Scheme, host and port of links in e-mails; null where a request's own origin will do. */
  readonly publicUrl: string | null;
  readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
}

/** Rooms and their guest links by HTTP, and the photos of those who knock. */
export function serveRooms(app: FastifyInstance, parts: RoomRouteParts): void {
  const { rooms, identityOf } = parts;

  serveRoute(app, routes.listRooms, async ({ params, query, request }) => {
    const { kind = null, search = '', offset = '0' } = query;
    return answerOf(
      await rooms.list(params.clinicId, { kind, search, offset: Number(offset) }, await identityOf(request)),
    );
  });
  serveRoute(app, routes.readRoom, async ({ params, request }) =>
    answerOf(await rooms.read(params.roomId, await identityOf(request))),
  );
  serveRoute(app, routes.createRoom, async ({ params, body, request }) =>
    answerOf(await rooms.create(params.clinicId, body, await identityOf(request))),
  );
  serveRoute(app, routes.changeRoom, async ({ params, body, request }) =>
    answerOf(await rooms.change(params.roomId, body, await identityOf(request))),
  );
  serveRoute(app, routes.closeRoom, async ({ params, request }) =>
    nothingOf(await rooms.close(params.roomId, await identityOf(request))),
  );
  serveRoute(app, routes.orderRooms, async ({ params, body, request }) =>
    nothingOf(await rooms.order(params.clinicId, body.roomIds, await identityOf(request))),
  );
  serveRoute(app, routes.listGuestLinks, async ({ params, request }) => {
    const found = await rooms.links(params.roomId, await identityOf(request));
    return found.ok ? { ok: true, value: { links: found.value } } : { ok: false, error: found.refusal };
  });
  serveRoute(app, routes.makeGuestLink, async ({ params, body, request }) =>
    answerOf(await rooms.makeLink(params.roomId, body.expiresAt, await identityOf(request))),
  );
  serveRoute(app, routes.resetGuestLinks, async ({ params, request }) =>
    answerOf(await rooms.resetLinks(params.roomId, await identityOf(request))),
  );
  serveRoute(app, routes.revokeGuestLink, async ({ params, request }) =>
    nothingOf(await rooms.revokeLink(params.roomId, params.linkId, await identityOf(request))),
  );
  serveRoute(app, routes.sendGuestLink, async ({ params, body, request }) => {
    const by = await identityOf(request);
    const room = await rooms.read(params.roomId, by);
    const links = room.ok ? await rooms.links(params.roomId, by) : room;
    if (!room.ok || !links.ok) return { ok: false, error: links.ok ? { code: 'not-found' } : links.refusal };
    const link = links.value.find(({ id }) => id === params.linkId);
    if (link === undefined || link.path === null) return { ok: false, error: { code: 'not-found' } };
    if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(body.to)) return { ok: false, error: { code: 'invalid-input', field: 'to' } };
    const origin = parts.publicUrl ?? request.headers.origin ?? '';
    const { locale } = preferencesOf(request);
    const mail = { room: room.value.name, href: `${origin}${link.path}`, expiresAt: link.expiresAt };
    return nothingOf(await parts.mailer.send({ to: body.to, locale, write: guestLinkMail(mail) }));
  });

  app.get<{ Params: { roomId: string; visitId: string } }>(
    '/rooms/:roomId/visits/:visitId/photo',
    async (request, reply) => {
      const { roomId, visitId } = request.params;
      if (!isRoomId(roomId) || !isParticipantId(visitId)) throw new RefusedRequest('not-found');
      const photo = await rooms.photo(roomId, visitId, await identityOf(request));
      if (!photo.ok) throw new RefusedRequest(photo.refusal.code);
      return reply.type('image/jpeg').send(Buffer.from(photo.value));
    },
  );
}

function answerOf<Value>(result: Result<Value, Refusal>): Answer<Value> {
  return result.ok ? { ok: true, value: result.value } : { ok: false, error: result.refusal };
}

function nothingOf(result: Result<unknown, Refusal>): Answer<Record<string, never>> {
  return result.ok ? { ok: true, value: {} } : { ok: false, error: result.refusal };
}
