import { can, type Place } from '@anteroom/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Stores } from '../database/database.ts';
import { actorOf, type Identity } from '../features/access/read-model.ts';
import { organisationPlace, placeOf } from '../features/clinic/read-model.ts';

/** What a slug was replaced by, and where that is. */
interface Moved {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/**
 * Forwards requests by a slug that an organisation or clinic no longer has, with their method and body (307): bookmarks and
 * programs go on working. Whoever may not know of the place gets no hint that it was ever called so.
 */
export function forwardFormerSlugs(
  app: FastifyInstance,
  parts: { readonly stores: Stores; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { stores, identityOf } = parts;

  async function movedBy(pattern: string, request: FastifyRequest): Promise<Moved | null> {
    const [, kind, slug] = /^\/(?:api\/)?(organisations|clinics)\/([^/?]+)/.exec(request.url) ?? [];
    if (slug === undefined) return null;
    if (kind === 'clinics' && /^\/(?:api\/)?clinics\/(?::clinic(?:\/|$)|\*)/.test(pattern)) {
      const found = await stores.clinics.byAnySlug(slug);
      return found === null ? null : { from: slug, to: found.clinic.slug, place: placeOf(found) };
    }
    if (kind === 'organisations' && /^\/(?:api\/)?organisations\/(?::organisation(?:\/|$)|\*)/.test(pattern)) {
      const found = await stores.clinics.organisationByAnySlug(slug);
      return found === null ? null : { from: slug, to: found.slug, place: organisationPlace(found.id) };
    }
    return null;
  }

  app.addHook('preHandler', async (request, reply) => {
    const moved = await movedBy(request.routeOptions.url ?? '', request);
    if (moved === null || moved.from === moved.to) return;
    const actor = await actorOf(await identityOf(request), stores);
    if (actor.kind !== 'staff') return;
    const belongs = actor.clinics.some(({ organisationId }) => organisationId === moved.place.organisationId);
    if (!can(actor, 'see-clinic', moved.place).allowed && !(moved.place.clinicId === null && belongs)) return;
    return reply.redirect(request.url.replace(`/${moved.from}`, `/${moved.to}`), 307);
  });
}
