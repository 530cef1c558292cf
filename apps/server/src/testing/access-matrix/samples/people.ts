import {
  noPermission,
  verbToManage,
  type GrantedRole,
  type InvitationId,
  type Offer,
  type PersonId,
  type Place,
} from '@anteroom/domain';
import { newInvitationSecret } from '../../../features/people/invitation-secret.ts';
import { randomIds } from '../../../platform/ids.ts';
import type { RouteSamples, Sample, Samples, Situation } from '../sample.ts';
import type { Spot } from '../spots.ts';

const atOrganisation = ({ spot }: Pick<Situation, 'spot'>): Place => ({
  organisationId: spot.organisation.id,
  clinicId: null,
  consultationId: null,
});

const organisationRoles = ['organisation-administrator', 'organisation-coordinator', 'organisation-reporter'] as const;
const email = 'somebody.new@demo.anteroom.example';
const words = { email, locale: 'en' } as const;

/** The same with an address of its own: only so many letters go to one. */
const invited = () => ({ ...words, email: `${randomIds.person().toLowerCase()}@demo.anteroom.example` });

function offerOf(role: GrantedRole, { organisation, clinic }: Spot): Offer {
  const place = { organisationId: organisation.id, clinicId: clinic.id };
  switch (role) {
    case 'service-referrer':
      return { kind: 'referral', ...place };
    case 'team-member':
    case 'clinic-clerk':
    case 'clinic-administrator':
      return { kind: 'clinic', ...place, role, permissions: noPermission };
    default:
      return { kind: 'organisation', organisationId: organisation.id, role };
  }
}

/** A colleague who is something there, and nobody who is tried. */
async function colleague({ world, spot }: Situation, role: GrantedRole): Promise<PersonId> {
  const { database } = world.server;
  const id = randomIds.person();
  await database.addPerson({ id, name: 'A colleague' });
  const offer = offerOf(role, spot);
  const { access } = database.stores;
  if (offer.kind === 'organisation') await access.grantOrganisationRole(id, offer.organisationId, offer.role);
  else if (offer.kind === 'referral') await access.grantReferral(id, offer.clinicId);
  else await access.grantClinicRole(id, offer.clinicId, offer.role, offer.permissions);
  // An administrator to spare: what is tried is who may, not whether somebody is the last.
  await access.grantOrganisationRole(world.host.personId, spot.organisation.id, 'organisation-administrator');
  return id;
}

/** An invitation of the operator's, and the secret that opens it. */
async function invitation(at: Situation, role: GrantedRole, to = email): Promise<{ id: InvitationId; token: string }> {
  const { token, hash } = newInvitationSecret();
  const id = randomIds.invitation();
  const now = at.world.server.clock.now();
  const stored = { id, email: to, offer: offerOf(role, at.spot), invitedBy: null, locale: 'en' } as const;
  const times = { invitedAt: now, expiresAt: now + 1_000, acceptedAt: null, withdrawnAt: null };
  await at.world.server.database.stores.invitations.add({ ...stored, ...times }, hash);
  return { id, token };
}

/** One sample for each role, with the verb that it asks for and where it is. */
function forEachRole<Request>(
  roles: readonly [GrantedRole, ...GrantedRole[]],
  request: (at: Situation, role: GrantedRole) => Promise<Request> | Request,
): Samples<Request> {
  const sample = (role: GrantedRole): Sample<Request> => ({
    what: role,
    verbs: [verbToManage(role)],
    ...(role.startsWith('organisation') ? { place: atOrganisation } : {}),
    request: (at) => request(at, role),
  });
  const [first, ...others] = roles;
  return [sample(first), ...others.map(sample)];
}

/** One sample for each role at the organisation. */
function forOrganisationRoles<Request>(
  request: (at: Situation, role: (typeof organisationRoles)[number]) => Promise<Request> | Request,
): Samples<Request> {
  const sample = (role: (typeof organisationRoles)[number]): Sample<Request> => ({
    what: role,
    verbs: [verbToManage(role)],
    place: atOrganisation,
    request: (at) => request(at, role),
  });
  const [first, ...others] = organisationRoles;
  return [sample(first), ...others.map(sample)];
}

const everyRole = [...organisationRoles, 'clinic-administrator', 'team-member'] as const;

export const peopleRouteSamples: RouteSamples<
  | 'listTeam'
  | 'changeMember'
  | 'removeMember'
  | 'listClinicInvitations'
  | 'inviteToClinic'
  | 'listOrganisationPeople'
  | 'changeOrganisationPerson'
  | 'removeOrganisationPerson'
  | 'listOrganisationInvitations'
  | 'inviteToOrganisation'
  | 'resendInvitation'
  | 'withdrawInvitation'
  | 'readInvitation'
  | 'acceptInvitation'
  | 'acceptInvitationSignedIn'
  | 'myRoles'
  | 'changeDisplayName'
  | 'askForAccount'
> = {
  listTeam: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  changeMember: [
    {
      what: 'the permissions of a team member',
      verbs: ['manage-team-members'],
      request: async (at) => ({
        params: { clinicId: at.spot.clinic.id, personId: await colleague(at, 'team-member') },
        body: { role: 'team-member', permissions: { ...noPermission, waitingArea: true } },
      }),
    },
    {
      what: 'a team member into a clerk',
      verbs: ['manage-clinic-staff'],
      request: async (at) => ({
        params: { clinicId: at.spot.clinic.id, personId: await colleague(at, 'team-member') },
        body: { role: 'clinic-clerk', permissions: noPermission },
      }),
    },
    {
      what: 'an administrator into a team member',
      verbs: ['manage-clinic-staff'],
      request: async (at) => ({
        params: { clinicId: at.spot.clinic.id, personId: await colleague(at, 'clinic-administrator') },
        body: { role: 'team-member', permissions: noPermission },
      }),
    },
  ],
  removeMember: forEachRole(['team-member', 'clinic-clerk', 'service-referrer'], async (at, role) => ({
    params: { clinicId: at.spot.clinic.id, personId: await colleague(at, role) },
    body: { as: role === 'service-referrer' ? role : 'member' },
  })),
  listClinicInvitations: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  inviteToClinic: [
    {
      what: 'a team member',
      verbs: ['manage-team-members'],
      request: ({ spot }) => ({
        params: { clinicId: spot.clinic.id },
        body: { ...invited(), role: 'team-member', permissions: noPermission },
      }),
    },
    {
      what: 'a service referrer who has an account',
      verbs: ['manage-clinic-staff'],
      request: ({ spot, world }) => ({
        params: { clinicId: spot.clinic.id },
        body: { ...words, email: world.host.email, role: 'service-referrer', permissions: noPermission },
      }),
    },
  ],
  listOrganisationPeople: [
    { place: atOrganisation, request: ({ spot }) => ({ params: { organisationId: spot.organisation.id } }) },
  ],
  changeOrganisationPerson: forOrganisationRoles(async (at, role) => ({
    params: { organisationId: at.spot.organisation.id, personId: await colleague(at, 'organisation-reporter') },
    body: { role },
  })),
  removeOrganisationPerson: forOrganisationRoles(async (at, role) => ({
    params: { organisationId: at.spot.organisation.id, personId: await colleague(at, role) },
  })),
  listOrganisationInvitations: [
    { place: atOrganisation, request: ({ spot }) => ({ params: { organisationId: spot.organisation.id } }) },
  ],
  inviteToOrganisation: forOrganisationRoles(({ spot }, role) => ({
    params: { organisationId: spot.organisation.id },
    body: { ...invited(), role },
  })),
  resendInvitation: forEachRole(everyRole, async (at, role) => ({
    params: { invitationId: (await invitation(at, role, invited().email)).id },
  })),
  withdrawInvitation: forEachRole(everyRole, async (at, role) => ({
    params: { invitationId: (await invitation(at, role)).id },
  })),
  readInvitation: [{ request: async (at) => ({ body: { token: (await invitation(at, 'team-member')).token } }) }],
  acceptInvitation: [
    {
      request: async (at) => ({
        body: {
          token: (await invitation(at, 'team-member')).token,
          name: 'Somebody New',
          password: 'a lantern beside the quiet harbour',
        },
      }),
    },
  ],
  acceptInvitationSignedIn: [
    {
      request: async (at) => {
        const own = at.walker.kind === 'staff' ? at.world.people[at.walker.role].email : email;
        return { body: { token: (await invitation(at, 'team-member', own)).token } };
      },
    },
  ],
  myRoles: [{ request: () => ({}) }],
  changeDisplayName: [
    { request: ({ spot }) => ({ params: { clinicId: spot.clinic.id }, body: { name: 'Somebody else' } }) },
  ],
  askForAccount: [
    {
      // Five an hour from one address: each asks from a clock of their own.
      request: async ({ spot, world }) => {
        await world.server.clock.advance(60 * 60 * 1_000);
        return { body: { ...words, clinic: spot.clinic.slug, name: 'Somebody New', message: '' } };
      },
    },
  ],
};
