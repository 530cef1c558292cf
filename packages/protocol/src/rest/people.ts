import { clinicRoles, organisationRoles, personNameLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import { clinicId, instant, invitationId, organisationId, personId, slug } from '../ids.ts';
import { none, route } from './route.ts';

/** How many people stand on one page of a list (P3). */
export const peoplePerPage = 20;

export const permissions = z.strictObject({
  waitingArea: z.boolean(),
  meetingRooms: z.boolean(),
  userRoom: z.boolean(),
});
export type PermissionTicks = z.infer<typeof permissions>;

const clinicRole = z.enum(clinicRoles);
const organisationRole = z.enum(organisationRoles);
const teamRole = z.enum([...clinicRoles, 'service-referrer']);
export type TeamRole = z.infer<typeof teamRole>;

/** An e-mail address as somebody types it. */
export const email = z.string().check(z.trim(), z.minLength(3), z.maxLength(254));
export const personName = z.string().check(z.trim(), z.minLength(1), z.maxLength(2 * personNameLimit));
/** The language of an e-mail: that of the page of whoever sends it. */
export const locale = z.enum(['en', 'de']);

const list = {
  query: z.strictObject({
    search: z.optional(z.string().check(z.maxLength(100))),
    offset: z.optional(z.string().check(z.regex(/^[0-9]{1,6}$/))),
  }),
  body: none,
} as const;

/** What somebody who reads a row may do with it. */
const mayChange = z.boolean();

const listed = {
  personId,
  name: z.string(),
  email: z.string(),
  /** When their pages were last connected. */
  seenAt: z.nullable(instant),
  isDisabled: z.boolean(),
  mayChange,
} as const;

const teamMember = z.strictObject({
  ...listed,
  displayName: z.nullable(z.string()),
  role: teamRole,
  permissions,
});
export type TeamMemberView = z.infer<typeof teamMember>;

const organisationPerson = z.strictObject({ ...listed, role: organisationRole });
export type OrganisationPersonView = z.infer<typeof organisationPerson>;

const listedInvitation = z.strictObject({
  id: invitationId,
  email: z.string(),
  role: z.enum([...organisationRoles, ...clinicRoles, 'service-referrer']),
  permissions,
  /** Null for whoever runs the platform. */
  invitedBy: z.nullable(z.string()),
  invitedAt: instant,
  expiresAt: instant,
  state: z.enum(['pending', 'expired']),
  mayChange,
});
export type InvitationView = z.infer<typeof listedInvitation>;

const invitationsReply = z.strictObject({ invitations: z.array(listedInvitation), total: z.int(), now: instant });

const inClinic = z.strictObject({ clinicId });
const inOrganisation = z.strictObject({ organisationId });

const clinicAccess = ['manage-team-members', 'manage-clinic-staff'] as const;
const organisationAccess = [
  'manage-organisation-administrators',
  'manage-organisation-coordinators',
  'manage-organisation-reporters',
] as const;

/** Everything that somebody is, in words' stead (P5). */
const myRoles = z.strictObject({
  organisations: z.array(
    z.strictObject({ id: organisationId, slug, name: z.string(), role: z.nullable(organisationRole) }),
  ),
  clinics: z.array(
    z.strictObject({
      id: clinicId,
      slug,
      name: z.string(),
      organisationId,
      /** Null for whoever comes here by a role at the organisation, or only refers callers here. */
      role: z.nullable(clinicRole),
      permissions,
      isReferrer: z.boolean(),
      displayName: z.nullable(z.string()),
    }),
  ),
});
export type MyRoles = z.infer<typeof myRoles>;

/** Who works where (P3, P5), and how people come to it. */
export const peopleRoutes = {
  /** Members and service referrers of a clinic, by name. */
  listTeam: route({
    ...list,
    method: 'GET',
    path: '/api/clinics/:clinicId/team',
    access: ['see-team-members'],
    params: inClinic,
    reply: z.strictObject({ members: z.array(teamMember), total: z.int(), now: instant }),
  }),
  /** Gives a member another role or other permissions. */
  changeMember: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/team/:personId',
    access: clinicAccess,
    query: none,
    params: z.strictObject({ clinicId, personId }),
    body: z.strictObject({ role: clinicRole, permissions }),
    reply: none,
  }),
  removeMember: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/team/:personId/remove',
    access: clinicAccess,
    query: none,
    params: z.strictObject({ clinicId, personId }),
    /** Whether they stop being a member, or a service referrer. */
    body: z.strictObject({ as: z.enum(['member', 'service-referrer']) }),
    reply: none,
  }),
  /** Those of a clinic that nobody has taken or withdrawn, by address. */
  listClinicInvitations: route({
    ...list,
    method: 'GET',
    path: '/api/clinics/:clinicId/invitations',
    access: ['manage-team-members'],
    params: inClinic,
    reply: invitationsReply,
  }),
  /** Invites by e-mail; who has an account is added at once. The answer tells nothing of that. */
  inviteToClinic: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/invitations',
    access: clinicAccess,
    query: none,
    params: inClinic,
    body: z.strictObject({ email, role: teamRole, permissions, locale }),
    reply: none,
  }),
  /** Those with a role at the organisation, by name. */
  listOrganisationPeople: route({
    ...list,
    method: 'GET',
    path: '/api/organisations/:organisationId/people',
    access: ['manage-organisation-reporters'],
    params: inOrganisation,
    reply: z.strictObject({ people: z.array(organisationPerson), total: z.int(), now: instant }),
  }),
  changeOrganisationPerson: route({
    method: 'POST',
    path: '/api/organisations/:organisationId/people/:personId',
    access: organisationAccess,
    query: none,
    params: z.strictObject({ organisationId, personId }),
    body: z.strictObject({ role: organisationRole }),
    reply: none,
  }),
  removeOrganisationPerson: route({
    method: 'POST',
    path: '/api/organisations/:organisationId/people/:personId/remove',
    access: organisationAccess,
    query: none,
    params: z.strictObject({ organisationId, personId }),
    body: none,
    reply: none,
  }),
  listOrganisationInvitations: route({
    ...list,
    method: 'GET',
    path: '/api/organisations/:organisationId/invitations',
    access: ['manage-organisation-reporters'],
    params: inOrganisation,
    reply: invitationsReply,
  }),
  inviteToOrganisation: route({
    method: 'POST',
    path: '/api/organisations/:organisationId/invitations',
    access: organisationAccess,
    query: none,
    params: inOrganisation,
    body: z.strictObject({ email, role: organisationRole, locale }),
    reply: none,
  }),
  myRoles: route({
    method: 'GET',
    path: '/api/me/roles',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: none,
    reply: myRoles,
  }),
  /** What callers and colleagues of a clinic call the person who asks; their own name again with null. */
  changeDisplayName: route({
    method: 'POST',
    path: '/api/me/clinics/:clinicId/display-name',
    access: ['see-clinic'],
    query: none,
    params: inClinic,
    body: z.strictObject({ name: z.nullable(personName) }),
    reply: none,
  }),
  /** Asks a clinic for an account (H4), by its link or the end of it. Every answer is alike. */
  askForAccount: route({
    method: 'POST',
    path: '/api/account-requests',
    access: 'anybody',
    query: none,
    params: none,
    body: z.strictObject({
      clinic: z.string().check(z.trim(), z.minLength(2), z.maxLength(300)),
      name: personName,
      email,
      message: z.string().check(z.trim(), z.maxLength(1_000)),
      locale,
    }),
    reply: none,
  }),
} as const;
