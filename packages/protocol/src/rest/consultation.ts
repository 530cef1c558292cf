import * as z from 'zod/mini';
import { consultationId } from '../ids.ts';
import { commandReply, consultationCommand } from '../realtime/to-server.ts';
import { none, route } from './route.ts';

/** What staff do with callers; the same commands go over the socket. */
export const consultationRoutes = {
  commandConsultation: route({
    method: 'POST',
    path: '/api/consultations/:consultationId/commands',
    access: ['attend-caller', 'tend-caller'],
    query: none,
    params: z.strictObject({ consultationId }),
    body: z.strictObject({ command: consultationCommand }),
    reply: commandReply,
  }),
} as const;

/** What the set-up page posts, as an ordinary form or as JSON (E1, E4). */
export const arrivalForm = z.strictObject({
  firstName: z.string().check(z.maxLength(400)),
  lastName: z.string().check(z.maxLength(400)),
  phone: z.optional(z.string().check(z.maxLength(400))),
  /** Present where the caller goes on without a camera. */
  withoutCamera: z.optional(z.literal('on')),
  /** Present where staff try their own clinic (H4). */
  practice: z.optional(z.literal('on')),
});
export type ArrivalForm = z.infer<typeof arrivalForm>;
