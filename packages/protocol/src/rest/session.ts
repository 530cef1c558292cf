import { clinicRoles, organisationRoles } from '@anteroom/domain';
import * as z from 'zod/mini';
import { clinicId, instant, organisationId, personId } from '../ids.ts';
import { myClinic } from './my-clinics.ts';
import { none, route } from './route.ts';

/** Who is signed in, and the clinics that they may enter (P5). */
export const me = z.strictObject({
  personId,
  name: z.string(),
  email: z.string(),
  /** The first few that they may enter, by organisation and name; the others are asked for by page or by slug. */
  clinics: z.array(myClinic),
  /** How many they may enter in all. */
  clinicCount: z.int(),
  /** All that they are, so that a page asks the same function as the server what they may do. */
  standing: z.strictObject({
    organisations: z.array(z.strictObject({ organisationId, role: z.enum(organisationRoles) })),
    clinics: z.array(
      z.strictObject({
        clinicId,
        organisationId,
        role: z.enum(clinicRoles),
        waitingArea: z.boolean(),
        meetingRooms: z.boolean(),
        userRoom: z.boolean(),
      }),
    ),
    referrals: z.array(z.strictObject({ clinicId, organisationId })),
  }),
});
export type Me = z.infer<typeof me>;

/**
 * How far a session carries: `open` reaches everything; `locked` waits for its person to show who they are again;
 * `second-factor-needed` owes a code or a passkey, `enrolment-needed` has to set one up first (P4).
 */
export const sessionState = z.enum(['open', 'locked', 'second-factor-needed', 'enrolment-needed']);
export type SessionState = z.infer<typeof sessionState>;

/** The browser's session as the sign-in and lock pages need it. */
export const ownSession = z.strictObject({
  personId,
  name: z.string(),
  email: z.string(),
  expiresAt: instant,
  state: sessionState,
  /** Kept for the day: idling doesn't lock it. */
  kept: z.boolean(),
  /** By what its person may show who they are. */
  factors: z.strictObject({
    password: z.boolean(),
    totp: z.boolean(),
    backupCodes: z.boolean(),
    passkey: z.boolean(),
  }),
  /** Milliseconds without anything done after which it locks. */
  locksAfter: z.int(),
});
export type OwnSession = z.infer<typeof ownSession>;

/** Signing in and out, and who one is. */
export const sessionRoutes = {
  /** Staff: open a session; the cookie comes with the answer (P1). */
  signIn: route({
    method: 'POST',
    path: '/api/auth/sign-in/email',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({
      email: z.string().check(z.minLength(3), z.maxLength(254)),
      password: z.string().check(z.minLength(1), z.maxLength(256)),
      /** Keep me signed in for today; else the session ends with the browser, and locks when idle. */
      keep: z.optional(z.boolean()),
    }),
    reply: z.strictObject({ state: sessionState }),
  }),
  /** Staff: end the session; no harm where there is none. */
  signOut: route({
    method: 'POST',
    path: '/api/auth/sign-out',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: none,
  }),
  /** Whether somebody is signed in, how far that carries, and until when. */
  session: route({
    method: 'GET',
    path: '/api/auth/get-session',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({ session: z.nullable(ownSession) }),
  }),
  me: route({
    method: 'GET',
    path: '/api/me',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: me,
  }),
} as const;
