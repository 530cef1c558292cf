import { accepted, refused, type ClinicId, type OrganisationId, type Overrides, type Result } from '@anteroom/domain';
import { routes, type FirstSteps, type OrganisationFirstSteps } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { organisationPlace, placeOf } from '../clinic/read-model.ts';
import { practised } from './read-model.ts';

/** So many of a team are looked at: who is new has no larger one. */
const lookedAt = 100;

/** Serves what a new clinic or organisation still needs (H4). It is read from what is there, so that nobody has to tick anything off. */
export function serveFirstSteps(
  app: FastifyInstance,
  parts: { readonly stores: Stores; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { stores, identityOf } = parts;
  serveRoute(app, routes.firstSteps, async ({ params, request }) =>
    answerOf(await read(stores, params.clinicId, await identityOf(request)), (steps) => steps),
  );
  serveRoute(app, routes.organisationFirstSteps, async ({ params, request }) =>
    answerOf(await readOrganisation(stores, params.organisationId, await identityOf(request)), (steps) => steps),
  );
}

async function read(stores: Stores, clinicId: ClinicId, by: Identity): Promise<Result<FirstSteps, Refusal>> {
  const actor = await actorOf(by, stores);
  const found = await stores.clinics.byId(clinicId);
  const may = permit(actor, 'configure-clinic', found === null ? null : placeOf(found));
  if (!may.ok) return may;
  if (found === null) return refused({ code: 'not-found' });
  const { clinic, settings } = found;
  const all = { search: '', offset: 0 };
  const team = await stores.team.ofClinic(clinicId, { ...all, limit: lookedAt });
  const invited = await stores.invitations.unsettledOf(
    { organisationId: clinic.organisationId, clinicId },
    { ...all, limit: 1 },
  );
  const rooms = await stores.rooms.sharedOf(clinicId);
  const done = await stores.audit.about(clinicId);
  return accepted({
    team: team.total > 1 || invited.total > 0,
    waitingArea: team.entries.some((member) => member.waitingArea),
    information: informs(settings),
    rooms: rooms.length > 0,
    practice: done.some(({ verb }) => verb === practised),
  });
}

async function readOrganisation(
  stores: Stores,
  id: OrganisationId,
  by: Identity,
): Promise<Result<OrganisationFirstSteps, Refusal>> {
  const actor = await actorOf(by, stores);
  const [organisation] = await stores.clinics.organisationsByIds([id]);
  const may = permit(actor, 'configure-organisation', organisation === undefined ? null : organisationPlace(id));
  if (!may.ok) return may;
  const one = { search: '', limit: 1, offset: 0 };
  const people = await stores.team.ofOrganisation(id, one);
  const invited = await stores.invitations.unsettledOf({ organisationId: id, clinicId: null }, one);
  const { overrides } = await stores.settings.of({ organisationId: id });
  const open = await stores.clinics.search(id, { text: '', closed: false, among: null }, one);
  return accepted({
    information: informs(overrides),
    look: overrides.logo !== undefined && overrides.logo.kind !== 'none',
    people: people.total + invited.total > 1,
    clinic: open.total > 0,
  });
}

/** Whether callers find help, and what becomes of their data. */
function informs({ supportContact, privacyPolicy }: Pick<Overrides, 'supportContact' | 'privacyPolicy'>): boolean {
  const { email = '', phone = '' } = supportContact ?? {};
  return (email !== '' || phone !== '') && privacyPolicy !== undefined && privacyPolicy.kind !== 'none';
}
