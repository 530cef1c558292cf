import { accepted, mapScope, refused } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../database/database.ts';
import { actorOf } from '../access/read-model.ts';
import type { StructureTeller } from './tell-structure.ts';
import { floorView, userRoomsView } from './read-model.ts';

/** Staff begin to watch the structure map of an organisation: all floors that they see, then what changes (S9). */
export function createWatchStructure(tools: {
  readonly database: Database;
  readonly clock: Clock;
  readonly structure: StructureTeller;
}): Handler<'watchStructure'> {
  return async ({ organisation: slug }, { identity, page }) => {
    const { stores } = tools.database;
    const actor = await actorOf(identity, stores);
    if (actor.kind === 'visitor') return refused({ code: 'not-signed-in' });
    const organisation = await stores.clinics.organisationByAnySlug(slug);
    if (organisation === null || page === null) return refused({ code: 'not-found' });
    const scope = mapScope(actor, organisation.id);
    if (!scope.ok) return refused({ code: scope.refusal });
    // Watching begins first: a change that comes while the floors are read is told too, and its revision sorts it out.
    page.watchStructure(organisation.id);
    const clinics = await stores.structureMap.clinics(organisation.id, scope.value);
    tools.structure.shown(clinics);
    const userRooms =
      actor.kind === 'staff' ? await stores.structureMap.userRooms(organisation.id, actor.personId) : [];
    return accepted({
      organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
      now: tools.clock.now(),
      clinics: clinics.map(floorView),
      userRooms: userRoomsView(userRooms),
    });
  };
}

/** Staff stop watching it. */
export const unwatchStructure: Handler<'unwatchStructure'> = (_request, { page }) => {
  page?.unwatchStructure();
  return Promise.resolve(accepted({}));
};
