import * as z from 'zod/mini';
import { none, route } from './route.ts';

/** The token of a link that came by e-mail. */
const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A new password by e-mail (P4). */
export const resetRoutes = {
  /** Sends a link, where there is such an account; the answer is the same where there is none. */
  requestReset: route({
    method: 'POST',
    path: '/api/auth/reset/request',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({ email: z.string().check(z.minLength(3), z.maxLength(254)) }),
    reply: none,
  }),
  /** Sets the password by such a link, and ends all sessions. */
  resetPassword: route({
    method: 'POST',
    path: '/api/auth/reset',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({ token, password: z.string().check(z.minLength(1), z.maxLength(256)) }),
    reply: none,
  }),
} as const;
