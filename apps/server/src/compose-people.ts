import type { FastifyInstance } from 'fastify';
import { createChange } from './change.ts';
import { createAcceptances } from './features/people/accept.ts';
import { createAccountRequests } from './features/people/account-request.ts';
import { createAppoint, type Appoint } from './features/people/appoint.ts';
import { createInvitations } from './features/people/invite.ts';
import { createOwnRoles } from './features/people/own-roles.ts';
import type { PeopleTools } from './features/people/people-tools.ts';
import { servePeople } from './features/people/routes.ts';
import { createTeams } from './features/people/team.ts';
import type { Identity } from './features/session/identity.ts';
import { randomIds } from './platform/ids.ts';
import type { Log } from './platform/log.ts';

/** Wires all that is about people: their roles, invitations, names. */
export function composePeople(
  app: FastifyInstance,
  parts: Omit<PeopleTools, 'change' | 'ids' | 'identity'> & {
    readonly identity: Identity;
    readonly log: Log;
    readonly publicUrl: string | null;
  },
): { readonly appoint: Appoint } {
  const { database, identity, log, publicUrl } = parts;
  const tools: PeopleTools = { ...parts, change: createChange(database), ids: randomIds };
  const accountRequests = createAccountRequests(tools, log);
  app.addHook('onClose', () => accountRequests.settled());
  const invitations = createInvitations(tools);
  servePeople(app, {
    identity,
    stores: database.stores,
    teams: createTeams(tools),
    invitations,
    acceptances: createAcceptances(tools),
    ownRoles: createOwnRoles(tools),
    accountRequests,
    publicUrl,
  });
  return { appoint: createAppoint(tools, invitations) };
}
