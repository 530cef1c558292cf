import { refused, type ClinicId, type Offer, type OrganisationId, type PersonId, type Result } from '@anteroom/domain';
import { routes, type PermissionTicks, type TeamRole } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { serveRoute, type Answer } from '../../http/serve-route.ts';
import { randomIds } from '../../platform/ids.ts';
import type { Refusal } from '../../refusal.ts';
import type { Identity } from '../session/read-model.ts';
import type { Acceptances } from './accept.ts';
import type { AccountRequests } from './account-request.ts';
import type { Invitations } from './invite.ts';
import type { OwnRoles } from './own-roles.ts';
import type { Teams } from './team.ts';

/** What the routes about people work with. */
export interface PeopleParts {
  readonly identity: Pick<Identity, 'staffOf' | 'sessionOf'>;
  readonly stores: Stores;
  readonly teams: Teams;
  readonly invitations: Invitations;
  readonly acceptances: Acceptances;
  readonly ownRoles: OwnRoles;
  readonly accountRequests: AccountRequests;
  /** Where the links in e-mails lead; null where it is wherever the page came from. */
  readonly publicUrl: string | null;
}

/** Team members, invitations, own roles, asking for an account. */
export function servePeople(app: FastifyInstance, parts: PeopleParts): void {
  const { teams, invitations, acceptances, ownRoles, accountRequests, stores } = parts;

  /** Does something as whoever is signed in. */
  async function as<Value>(
    request: FastifyRequest,
    work: (person: PersonId) => Promise<Result<Value, Refusal>>,
  ): Promise<Answer<Value>> {
    const person = await parts.identity.staffOf(request.headers);
    return answerOf(person === null ? refused({ code: 'not-signed-in' }) : await work(person));
  }
  /** The same, for what answers nothing. */
  const doing = async (
    request: FastifyRequest,
    work: (person: PersonId) => Promise<Result<unknown, Refusal>>,
  ): Promise<Answer<Record<string, never>>> => emptied(await as(request, work));
  // The origin of what changes anything has been looked at.
  const originOf = ({ headers }: FastifyRequest) => parts.publicUrl ?? headers.origin ?? '';

  serveRoute(app, routes.listTeam, ({ params, query, request }) =>
    as(request, (person) => teams.ofClinic(person, params.clinicId, query)),
  );
  serveRoute(app, routes.changeMember, ({ params, body, request }) =>
    doing(request, (person) =>
      teams.changeInClinic(person, params.clinicId, params.personId, {
        kind: 'member',
        to: { role: body.role, ...body.permissions },
      }),
    ),
  );
  serveRoute(app, routes.removeMember, ({ params, body, request }) =>
    doing(request, (person) =>
      teams.changeInClinic(person, params.clinicId, params.personId, { kind: body.as, to: null }),
    ),
  );
  serveRoute(app, routes.listClinicInvitations, ({ params, query, request }) =>
    as(request, (person) => teams.invitationsTo(person, params.clinicId, query)),
  );
  serveRoute(app, routes.inviteToClinic, ({ params, body, request }) =>
    doing(request, async (person) => {
      const offer = await offerIn(stores, params.clinicId, body.role, body.permissions);
      return invitations.invite(person, { email: body.email, offer, locale: body.locale }, originOf(request));
    }),
  );

  serveRoute(app, routes.listOrganisationPeople, ({ params, query, request }) =>
    as(request, (person) => teams.ofOrganisation(person, params.organisationId, query)),
  );
  serveRoute(app, routes.changeOrganisationPerson, ({ params, body, request }) =>
    doing(request, (person) => teams.changeAtOrganisation(person, params.organisationId, params.personId, body.role)),
  );
  serveRoute(app, routes.removeOrganisationPerson, ({ params, request }) =>
    doing(request, (person) => teams.changeAtOrganisation(person, params.organisationId, params.personId, null)),
  );
  serveRoute(app, routes.listOrganisationInvitations, ({ params, query, request }) =>
    as(request, (person) => teams.invitationsTo(person, atOrganisation(params.organisationId), query)),
  );
  serveRoute(app, routes.inviteToOrganisation, ({ params, body, request }) =>
    doing(request, (person) => {
      const offer = { kind: 'organisation', organisationId: params.organisationId, role: body.role } as const;
      return invitations.invite(person, { email: body.email, offer, locale: body.locale }, originOf(request));
    }),
  );

  serveRoute(app, routes.resendInvitation, ({ params, request }) =>
    doing(request, (person) => invitations.resend(person, params.invitationId, originOf(request))),
  );
  serveRoute(app, routes.withdrawInvitation, ({ params, request }) =>
    doing(request, (person) => invitations.withdraw(person, params.invitationId)),
  );
  serveRoute(app, routes.readInvitation, async ({ body, request }) =>
    answerOf(await acceptances.read(body.token, await parts.identity.sessionOf(request.headers))),
  );
  serveRoute(app, routes.acceptInvitation, async ({ body }) => emptied(answerOf(await acceptances.accept(body))));
  serveRoute(app, routes.acceptInvitationSignedIn, async ({ body, request }) => {
    const session = await parts.identity.sessionOf(request.headers);
    if (session === null) return { ok: false, error: { code: 'not-signed-in' } };
    return emptied(answerOf(await acceptances.acceptAs(body.token, session)));
  });

  serveRoute(app, routes.myRoles, ({ request }) => as(request, (person) => ownRoles.of(person)));
  serveRoute(app, routes.changeDisplayName, ({ params, body, request }) =>
    doing(request, (person) => ownRoles.rename(person, params.clinicId, body.name)),
  );
  serveRoute(app, routes.askForAccount, async ({ body, request }) => {
    const retryAfter = accountRequests.begin(request.ip);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
    accountRequests.pass(body, originOf(request));
    return { ok: true, value: {} };
  });
}

/** What is offered in a clinic. One that isn't there is of no organisation that is: it is refused by the same steps. */
async function offerIn(
  stores: Stores,
  clinicId: ClinicId,
  role: TeamRole,
  permissions: PermissionTicks,
): Promise<Offer> {
  const found = await stores.clinics.byId(clinicId);
  const place = { organisationId: found?.organisation.id ?? randomIds.organisation(), clinicId };
  return role === 'service-referrer' ? { kind: 'referral', ...place } : { kind: 'clinic', ...place, role, permissions };
}

function atOrganisation(organisationId: OrganisationId) {
  return { organisationId, clinicId: null };
}

function answerOf<Value>(result: Result<Value, Refusal>): Answer<Value> {
  return result.ok ? { ok: true, value: result.value } : { ok: false, error: result.refusal };
}

function emptied(answer: Answer<unknown>): Answer<Record<string, never>> {
  return answer.ok ? { ok: true, value: {} } : answer;
}
