import { invitedAs } from '@anteroom/domain';
import * as z from 'zod/mini';
import { callId, callInvitationId, instant } from '../ids.ts';
import { locale } from './people.ts';
import { none, route } from './route.ts';

/** An invitation into a call that stands, as hosts see it (C2). */
export const callInvitation = z.strictObject({
  id: callInvitationId,
  as: z.enum(invitedAs),
  /** `/i/<secret>`; null where the server's secret has changed since, and nobody can show it again. */
  path: z.nullable(z.string()),
  madeAt: instant,
  madeBy: z.string(),
  expiresAt: instant,
  /** Nobody has used it; somebody knocks, or is inside; somebody was here, and may come back. */
  state: z.enum(['open', 'knocking', 'inside', 'left']),
  /** What somebody who knocks or is inside calls themselves; empty for the others. */
  name: z.string(),
  /** Since when the state is so. */
  since: instant,
  /** Whether the page of somebody who knocks is connected; true for the others. */
  here: z.boolean(),
});
export type CallInvitationView = z.infer<typeof callInvitation>;

/** What goes out with an invitation, as it will be read. */
const invitationWords = z.strictObject({ subject: z.string(), text: z.string(), sms: z.string() });

const ofCall = z.strictObject({ callId });
const ofInvitation = z.strictObject({ callId, invitationId: callInvitationId });

/** Inviting into a call of a waiting area, by its hosts (C2). */
export const callInvitationRoutes = {
  /** Those that stand, the oldest first. */
  listCallInvitations: route({
    method: 'GET',
    path: '/api/calls/:callId/invitations',
    access: ['host-call'],
    params: ofCall,
    query: none,
    body: none,
    reply: z.strictObject({ invitations: z.array(callInvitation) }),
  }),
  makeCallInvitation: route({
    method: 'POST',
    path: '/api/calls/:callId/invitations',
    access: ['host-call'],
    params: ofCall,
    query: none,
    body: z.strictObject({ as: z.enum(invitedAs) }),
    reply: callInvitation,
  }),
  /** It opens nothing any more: whoever came by it is out, knocking or inside. */
  withdrawCallInvitation: route({
    method: 'POST',
    path: '/api/calls/:callId/invitations/:invitationId/withdraw',
    access: ['host-call'],
    params: ofInvitation,
    query: none,
    body: none,
    reply: none,
  }),
  /** Lets in whoever knocks by it. */
  admitInvited: route({
    method: 'POST',
    path: '/api/calls/:callId/invitations/:invitationId/admit',
    access: ['host-call'],
    params: ofInvitation,
    query: none,
    body: none,
    reply: none,
  }),
  /** Declines whoever knocks by it, and uses it up. */
  declineInvited: route({
    method: 'POST',
    path: '/api/calls/:callId/invitations/:invitationId/decline',
    access: ['host-call'],
    params: ofInvitation,
    query: none,
    body: none,
    reply: none,
  }),
  /** What a message with it says in a language. */
  callInvitationWords: route({
    method: 'GET',
    path: '/api/calls/:callId/invitations/:invitationId/words',
    access: ['host-call'],
    params: ofInvitation,
    query: z.strictObject({ locale }),
    body: none,
    reply: invitationWords,
  }),
  /** Sends it by e-mail; `mail-absent` where no mail can be sent. */
  sendCallInvitation: route({
    method: 'POST',
    path: '/api/calls/:callId/invitations/:invitationId/send',
    access: ['host-call'],
    params: ofInvitation,
    query: none,
    body: z.strictObject({ to: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)), locale }),
    reply: none,
  }),
  /** Sends it by a text message; `sms-absent` where none can be sent, `phone-malformed` for what nobody can dial. */
  textCallInvitation: route({
    method: 'POST',
    path: '/api/calls/:callId/invitations/:invitationId/text',
    access: ['host-call'],
    params: ofInvitation,
    query: none,
    body: z.strictObject({ to: z.string().check(z.minLength(1), z.maxLength(32)), locale }),
    reply: none,
  }),
} as const;

/** What somebody invited posts to come in, as an ordinary form or as JSON. */
export const invitedForm = z.strictObject({
  name: z.string().check(z.maxLength(400)),
  /** What they agreed to: `document.version` for each, with spaces between. */
  agreed: z.optional(z.string().check(z.maxLength(400))),
});
export type InvitedForm = z.infer<typeof invitedForm>;
