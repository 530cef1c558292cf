import { accepted, can, refused, scopeOf, type Result, type StaffActor } from '@anteroom/domain';
import { myClinicsPerPage, routes, type MyClinic } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeOf, type PlacedClinic } from '../clinic/read-model.ts';

/** Whoever belongs to a clinic, or administers it, enters it; who only reports, or refers callers there, doesn't. */
const toEnter = 'see-team-members';

/** A page of the clinics that somebody may enter, by organisation and name, and how many there are (P5). */
export async function myClinics(
  actor: StaffActor,
  stores: Stores,
  { search, ...page }: { readonly search: string; readonly limit: number; readonly offset: number },
): Promise<{ clinics: MyClinic[]; total: number }> {
  const { clinics, total } = await stores.clinics.inUse(scopeOf(actor, toEnter), search, page);
  return { clinics: await viewsOf(clinics, actor, stores), total };
}

/** One clinic that somebody may enter; a closed one while callers are inside, or for whoever may open it again. */
async function myClinic(actor: StaffActor, stores: Stores, slug: string): Promise<Result<MyClinic, Refusal>> {
  const found = await stores.clinics.bySlug(slug);
  const may = permit(actor, toEnter, found === null ? null : placeOf(found));
  if (!may.ok) return may;
  if (found === null || !(await isInUse(found, actor, stores))) return refused({ code: 'not-found' });
  const [view] = await viewsOf([found], actor, stores);
  return view === undefined ? refused({ code: 'not-found' }) : accepted(view);
}

/** Serves both. */
export function serveMyClinics(
  app: FastifyInstance,
  parts: { readonly stores: Stores; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { stores, identityOf } = parts;
  serveRoute(app, routes.listMyClinics, async ({ query, request }) => {
    const actor = await actorOf(await identityOf(request), stores);
    if (actor.kind !== 'staff') return { ok: false, error: { code: 'not-signed-in' } };
    const offset = (Number(query.page ?? 1) - 1) * myClinicsPerPage;
    const wanted = { search: (query.search ?? '').trim(), limit: myClinicsPerPage, offset };
    return { ok: true, value: await myClinics(actor, stores, wanted) };
  });
  serveRoute(app, routes.myClinic, async ({ params, request }) => {
    const actor = await actorOf(await identityOf(request), stores);
    if (actor.kind !== 'staff') return { ok: false, error: { code: 'not-signed-in' } };
    return answerOf(await myClinic(actor, stores, params.clinic), (clinic) => clinic);
  });
}

async function isInUse(placed: PlacedClinic, actor: StaffActor, stores: Stores): Promise<boolean> {
  if (placed.clinic.closedAt === null || can(actor, 'configure-clinic', placeOf(placed)).allowed) return true;
  return (await stores.consultations.openOf(placed.clinic.id)).length > 0;
}

async function viewsOf(clinics: readonly PlacedClinic[], actor: StaffActor, stores: Stores): Promise<MyClinic[]> {
  const seen = clinics.filter((placed) => can(actor, 'see-waiting-area', placeOf(placed)).allowed);
  const waiting = await stores.consultations.countWaiting(seen.map(({ clinic }) => clinic.id));
  return clinics.map((placed) => {
    const { clinic, organisation, settings } = placed;
    return {
      id: clinic.id,
      slug: clinic.slug,
      name: clinic.name,
      organisation: organisation.name,
      organisationId: organisation.id,
      role: roleIn(actor, placed),
      waiting: waiting.get(clinic.id) ?? 0,
      mayAttend: can(actor, 'attend-caller', placeOf(placed)).allowed,
      isClosed: clinic.closedAt !== null,
      brand: { accent: settings.accent, logo: settings.logo, theme: settings.theme },
      confirmsEntry: settings.confirmsEntry,
      waitingAreaIsOn: settings.waitingAreaSwitch.isOn,
      lateAfterMinutes: settings.lateAfterMinutes,
    };
  });
}

/** The role that says most: the one in the clinic, else the one in its organisation. */
function roleIn(actor: StaffActor, { clinic, organisation }: PlacedClinic): string {
  return (
    actor.clinics.find(({ clinicId }) => clinicId === clinic.id)?.role ??
    actor.organisations.find(({ organisationId }) => organisationId === organisation.id)?.role ??
    ''
  );
}
