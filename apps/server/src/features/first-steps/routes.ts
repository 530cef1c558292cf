import { accepted, refused, type ClinicId, type Result } from '@anteroom/domain';
import { routes, type FirstSteps } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeOf } from '../clinic/read-model.ts';
import { practised } from './read-model.ts';

/** So many of a team are looked at: who is new has no larger one. */
const lookedAt = 100;

/** Serves what a new clinic still needs (H4). It is read from what is there, so that nobody has to tick anything off. */
export function serveFirstSteps(
  app: FastifyInstance,
  parts: { readonly stores: Stores; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { stores, identityOf } = parts;
  serveRoute(app, routes.firstSteps, async ({ params, request }) =>
    answerOf(await read(stores, params.clinicId, await identityOf(request)), (steps) => steps),
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
  const { email, phone } = settings.supportContact;
  return accepted({
    team: team.total > 1 || invited.total > 0,
    waitingArea: team.entries.some((member) => member.waitingArea),
    information: (email !== '' || phone !== '') && settings.privacyPolicy.kind !== 'none',
    rooms: rooms.length > 0,
    practice: done.some(({ verb }) => verb === practised),
  });
}
