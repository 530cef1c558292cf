import { clinicRoles, organisationRoles } from '@anteroom/domain';
import * as z from 'zod/mini';
import { instant, invitationId } from '../ids.ts';
import { permissions, personName } from './people.ts';
import { none, route } from './route.ts';

/** The secret of an invitation's e-mail: 32 random bytes in base64url. */
const invitationToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const byToken = z.strictObject({ token: invitationToken });
const password = z.string().check(z.minLength(1), z.maxLength(256));

const anyAccess = [
  'manage-organisation-administrators',
  'manage-organisation-coordinators',
  'manage-organisation-reporters',
  'manage-team-members',
  'manage-clinic-staff',
] as const;

/** What an invitation says to whoever holds its link. */
const invitationQuestion = z.strictObject({
  invitedBy: z.nullable(z.string()),
  organisation: z.string(),
  /** Null for a role at the organisation itself. */
  clinic: z.nullable(z.string()),
  role: z.enum([...organisationRoles, ...clinicRoles, 'service-referrer']),
  permissions,
  email: z.string(),
  expiresAt: instant,
  /**
   * What it takes: an account to be made; signing in to the one that there is by now; or nothing, where whoever asks is
   * signed in with this address.
   */
  takes: z.enum(['account', 'sign-in', 'nothing']),
});
export type InvitationQuestion = z.infer<typeof invitationQuestion>;

/** What becomes of an invitation (P3): whoever sent it, and whoever got it. */
export const invitationRoutes = {
  /** Sends a new link, valid for a month from now; the one before is dead. */
  resendInvitation: route({
    method: 'POST',
    path: '/api/invitations/:invitationId/resend',
    access: anyAccess,
    query: none,
    params: z.strictObject({ invitationId }),
    body: none,
    reply: none,
  }),
  withdrawInvitation: route({
    method: 'POST',
    path: '/api/invitations/:invitationId/withdraw',
    access: anyAccess,
    query: none,
    params: z.strictObject({ invitationId }),
    body: none,
    reply: none,
  }),
  /** What an invitation says. The secret is sent, not part of the address: addresses are logged on their way. */
  readInvitation: route({
    method: 'POST',
    path: '/api/invitation/read',
    access: 'anybody',
    query: none,
    params: none,
    body: byToken,
    reply: invitationQuestion,
  }),
  /** Takes an invitation and makes the account; signing in is another step. */
  acceptInvitation: route({
    method: 'POST',
    path: '/api/invitation/accept',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({ token: invitationToken, name: personName, password }),
    reply: none,
  }),
  /** Takes an invitation as who is signed in with its address. */
  acceptInvitationSignedIn: route({
    method: 'POST',
    path: '/api/invitation/accept-signed-in',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: byToken,
    reply: none,
  }),
} as const;
