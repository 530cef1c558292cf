import type { PersonId } from '@anteroom/domain';
import { routes, type Ack, type ReplyOf, type RequestOf } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import { serveRoute } from '../../http/serve-route.ts';

/** A command of staff on one stay: the same path as over the socket. */
export type PerformConsultationCommand = (
  request: RequestOf<'commandConsultation'>,
  by: PersonId,
) => Promise<Ack<ReplyOf<'commandConsultation'>>>;

/** Commands on a stay by HTTP, for programs and for pages without a socket. */
export function serveConsultations(
  app: FastifyInstance,
  parts: {
    readonly perform: PerformConsultationCommand;
    readonly staffOf: (headers: Readonly<Record<string, string | string[] | undefined>>) => Promise<PersonId | null>;
  },
): void {
  serveRoute(app, routes.commandConsultation, async ({ params, body, request }) => {
    const by = await parts.staffOf(request.headers);
    if (by === null) return { ok: false, error: { code: 'not-signed-in' } };
    return parts.perform({ consultationId: params.consultationId, command: body.command }, by);
  });
}
