import * as z from 'zod/mini';
import { clinicId, consultationId, instant, personId, slug } from '../ids.ts';
import { commandReply, consultationCommand } from '../realtime/to-server.ts';
import { route } from './route.ts';

const none = z.strictObject({});

/** Who is signed in, and the clinics that they may enter (P5). */
export const me = z.strictObject({
  personId,
  name: z.string(),
  email: z.string(),
  clinics: z.array(
    z.strictObject({
      id: clinicId,
      slug,
      name: z.string(),
      organisation: z.string(),
      role: z.string(),
      /** Callers who are neither being seen nor on hold. */
      waiting: z.int(),
      mayAttend: z.boolean(),
    }),
  ),
});
export type Me = z.infer<typeof me>;

/** Every JSON route of ours, by its name in code. */
export const routes = {
  /** Staff: open a session; the cookie comes with the answer (P1). */
  signIn: route({
    method: 'POST',
    path: '/api/auth/sign-in/email',
    params: none,
    body: z.strictObject({
      email: z.string().check(z.minLength(3), z.maxLength(254)),
      password: z.string().check(z.minLength(1), z.maxLength(256)),
    }),
    reply: none,
  }),
  /** Staff: end the session; no harm where there is none. */
  signOut: route({ method: 'POST', path: '/api/auth/sign-out', params: none, body: none, reply: none }),
  /** Whether somebody is signed in, and until when. */
  session: route({
    method: 'GET',
    path: '/api/auth/get-session',
    params: none,
    body: none,
    reply: z.strictObject({ session: z.nullable(z.strictObject({ personId, expiresAt: instant })) }),
  }),
  me: route({ method: 'GET', path: '/api/me', params: none, body: none, reply: me }),
  commandConsultation: route({
    method: 'POST',
    path: '/api/consultations/:consultationId/commands',
    params: z.strictObject({ consultationId }),
    body: z.strictObject({ command: consultationCommand }),
    reply: commandReply,
  }),
  /** This list, for programs. */
  openapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    params: none,
    body: none,
    reply: z.record(z.string(), z.unknown()),
  }),
  live: route({
    method: 'GET',
    path: '/health/live',
    params: none,
    body: none,
    reply: z.strictObject({ status: z.literal('ok') }),
  }),
  ready: route({
    method: 'GET',
    path: '/health/ready',
    params: none,
    body: none,
    reply: z.strictObject({
      status: z.enum(['ok', 'degraded', 'unavailable']),
      database: z.boolean(),
      fanOut: z.enum(['local', 'connected', 'away']),
    }),
  }),
} as const;
export type Routes = typeof routes;

/** What the set-up page posts, as an ordinary form or as JSON (E1, E4). */
export const arrivalForm = z.strictObject({
  firstName: z.string().check(z.maxLength(400)),
  lastName: z.string().check(z.maxLength(400)),
  phone: z.optional(z.string().check(z.maxLength(400))),
  /** Present where the caller goes on without a camera. */
  withoutCamera: z.optional(z.literal('on')),
});
export type ArrivalForm = z.infer<typeof arrivalForm>;
