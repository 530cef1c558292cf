import * as z from 'zod/mini';
import { instant } from '../ids.ts';
import { none, route } from './route.ts';

const password = z.string().check(z.minLength(1), z.maxLength(256));

/** The own account, as its page shows it (P4). */
export const account = z.strictObject({
  name: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  /** Whether all staff here need a second factor: then the last one can't be removed. */
  secondFactorRequired: z.boolean(),
  totp: z.boolean(),
  /** How many backup codes are left. */
  backupCodes: z.int(),
  passkeys: z.array(
    z.strictObject({ id: z.string(), name: z.string(), createdAt: instant, usedAt: z.nullable(instant) }),
  ),
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      /** Such as `Firefox` and `Windows`; null where it isn't known. */
      browser: z.nullable(z.string()),
      system: z.nullable(z.string()),
      begunAt: instant,
      kept: z.boolean(),
      /** The one that asks. */
      own: z.boolean(),
    }),
  ),
});
export type Account = z.infer<typeof account>;

/** What people do with their own account (P4). */
export const accountRoutes = {
  account: route({
    method: 'GET',
    path: '/api/account',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: account,
  }),
  renameAccount: route({
    method: 'POST',
    path: '/api/account/name',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)) }),
    reply: none,
  }),
  /** Asks for the old one; ends all other sessions. */
  changePassword: route({
    method: 'POST',
    path: '/api/account/password',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ old: password, new: password }),
    reply: none,
  }),
  endSession: route({
    method: 'POST',
    path: '/api/account/sessions/end',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ id: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) }),
    reply: none,
  }),
  /** Ends every session but the one that asks. */
  endOtherSessions: route({
    method: 'POST',
    path: '/api/account/sessions/end-others',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: none,
  }),
} as const;
