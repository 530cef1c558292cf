import * as z from 'zod/mini';
import { clinicId, consultationId, instant } from '../ids.ts';
import { none, route } from './route.ts';

/** Most callers on one list; the longest waits come first. */
export const phoneBackLimit = 1_000;

/** Somebody whom the staff may have to phone (E2). */
export const phoneBackEntry = z.strictObject({
  id: consultationId,
  status: z.enum(['waiting', 'on-hold']),
  arrivedAt: instant,
  firstName: z.string(),
  lastName: z.string(),
  /** Empty where they left none. */
  phone: z.string(),
  /** They can't be seen, and asked to be phoned. */
  phoneWanted: z.boolean(),
});
export type PhoneBackEntry = z.infer<typeof phoneBackEntry>;

/** Whom to phone when pictures can't work, in the order in which to phone them. */
export const phoneBackRoutes = {
  phoneBackList: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/phone-back',
    access: ['attend-caller'],
    query: none,
    params: z.strictObject({ clinicId }),
    body: none,
    reply: z.strictObject({
      now: instant,
      entries: z.array(phoneBackEntry),
      /** How many there are beyond those. */
      more: z.int().check(z.nonnegative()),
    }),
  }),
} as const;
