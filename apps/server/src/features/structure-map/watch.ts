import { accepted, mapScope, refused, type MapScope } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../database/database.ts';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';
import { actorOf, hearAs } from '../access/read-model.ts';
import type { StructureTeller } from './tell-structure.ts';
import { floorView, userRoomsView } from './read-model.ts';

/** Staff begin to watch the structure map of an organisation: all floors that they see, then what changes (S9). */
export function createWatchStructure(tools: {
  readonly database: Database;
  readonly clock: Clock;
  readonly structure: StructureTeller;
  readonly mediaServer: MediaServerPresence;
}): Handler<'watchStructure'> {
  return async ({ organisation: slug }, { identity, page }) => {
    const { stores } = tools.database;
    let actor = await actorOf(identity, stores);
    if (actor.kind === 'visitor') return refused({ code: 'not-signed-in' });
    const organisation = await stores.clinics.organisationByAnySlug(slug);
    if (organisation === null || page === null) return refused({ code: 'not-found' });
    let scope: MapScope = [];
    let isFirst = true;
    const ask = async () => {
      if (!isFirst) actor = await actorOf(identity, stores);
      isFirst = false;
      const mine = mapScope(actor, organisation.id);
      if (!mine.ok) return refused({ code: mine.refusal });
      scope = mine.value;
      return accepted(scope === 'all' ? scope : scope.join(' '));
    };
    // Watching begins first: a change that comes while the floors are read is told too, and its revision sorts it out.
    const heard = await hearAs(ask, {
      begin: () => page.watchStructure(organisation.id),
      stop: () => page.unwatchStructure(),
    });
    if (!heard.ok) return heard;
    const clinics = await stores.structureMap.clinics(organisation.id, scope);
    tools.structure.shown(clinics);
    const userRooms =
      identity.kind === 'staff' ? await stores.structureMap.userRooms(organisation.id, identity.personId) : [];
    return accepted({
      organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
      now: tools.clock.now(),
      clinics: clinics.map((floor) => floorView(floor, tools.mediaServer)),
      userRooms: userRoomsView(userRooms),
    });
  };
}

/** Staff stop watching it. */
export const unwatchStructure: Handler<'unwatchStructure'> = (_request, { page }) => {
  page?.unwatchStructure();
  return Promise.resolve(accepted({}));
};
