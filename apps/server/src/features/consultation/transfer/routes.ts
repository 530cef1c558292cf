import { accepted, scopeOf, refused } from '@anteroom/domain';
import type { ClinicId, Result, StaffActor, Verb } from '@anteroom/domain';
import { choicesPerPage, routes, type Colleague, type TransferDestination } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Stores } from '../../../database/database.ts';
import { answerOf } from '../../../http/answer-of.ts';
import { serveRoute } from '../../../http/serve-route.ts';
import type { Refusal } from '../../../refusal.ts';
import { actorOf, permit, type Identity } from '../../access/read-model.ts';
import { placeOf, type PlacedClinic } from '../../clinic/read-model.ts';

interface Wanted {
  readonly search?: string | undefined;
  readonly page?: string | undefined;
}

/** Serves the lists of whom a caller can be handed to (S8, W3). */
export function serveTransfers(
  app: FastifyInstance,
  parts: { readonly stores: Stores; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { stores, identityOf } = parts;

  async function allowed(
    request: FastifyRequest,
    verb: Verb,
    id: ClinicId,
  ): Promise<Result<{ readonly actor: StaffActor; readonly from: PlacedClinic }, Refusal>> {
    const actor = await actorOf(await identityOf(request), stores);
    const from = await stores.clinics.byId(id);
    const may = permit(actor, verb, from === null ? null : placeOf(from));
    if (!may.ok) return may;
    return actor.kind === 'staff' && from !== null ? accepted({ actor, from }) : refused({ code: 'not-found' });
  }

  serveRoute(app, routes.listTransferDestinations, async ({ params, query, request }) => {
    const asked = await allowed(request, 'transfer-out', params.clinicId);
    if (!asked.ok) return { ok: false, error: asked.refusal };
    return { ok: true, value: await destinations(stores, asked.value, query) };
  });
  serveRoute(app, routes.listColleagues, async ({ params, query, request }) => {
    const asked = await allowed(request, 'tend-caller', params.clinicId);
    if (!asked.ok) return { ok: false, error: asked.refusal };
    const { entries, total } = await stores.team.attending(params.clinicId, pageOf(query));
    const colleagues: Colleague[] = entries.map(({ personId, name }) => ({ personId, name }));
    return answerOf(accepted({ colleagues, total }), (value) => value);
  });
}

async function destinations(
  stores: Stores,
  { actor, from }: { readonly actor: StaffActor; readonly from: PlacedClinic },
  wanted: Wanted,
): Promise<{ destinations: TransferDestination[]; total: number }> {
  const { search: text, ...page } = pageOf(wanted);
  const across = from.settings.transfersAcross.sends;
  // A role at the organisation transfers nobody in: these are single clinics.
  const among = scopeOf(actor, 'transfer-in').clinics;
  const found = await stores.clinics.destinations({ from: from.clinic, among, across, text }, page);
  const list = found.clinics.map(({ clinic, organisation, settings }) => ({
    id: clinic.id,
    name: clinic.name,
    organisation: organisation.name,
    isOutside: organisation.id !== from.organisation.id,
    asks: settings.transferAcceptance.isNeeded ? settings.transferAcceptance.expiresAfterMinutes : null,
  }));
  return { destinations: list, total: found.total };
}

function pageOf({ search = '', page = '1' }: Wanted) {
  return { search: search.trim(), limit: choicesPerPage, offset: (Number(page) - 1) * choicesPerPage };
}
