import * as z from 'zod/mini';
import { none, route } from './route.ts';

/** The lock of a session in which nobody does anything (P4). */
export const lockRoutes = {
  /** The person at the page does something; said at most once a minute. */
  noteActivity: route({
    method: 'POST',
    path: '/api/auth/active',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: none,
  }),
  /** Locks the session and all its pages; `already-in-a-call` while its person is in one. */
  lock: route({
    method: 'POST',
    path: '/api/auth/lock',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: none,
  }),
  /** Shows by the password who one is: unlocks the session and all its pages, and allows what is delicate for a while. */
  unlock: route({
    method: 'POST',
    path: '/api/auth/unlock',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({ password: z.string().check(z.minLength(1), z.maxLength(256)) }),
    reply: none,
  }),
} as const;
