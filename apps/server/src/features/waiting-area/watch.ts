import { accepted, mediaServerLimit, mostPeopleIn, refused } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import { readMaterial } from '../../session/material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, hearAs, permit } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { rowsOf } from './read-model.ts';
import { offersOf } from './transfer-views.ts';

/** Staff begin to watch a waiting area: the whole list at one revision, then what changes (W1). */
export function createWatchWaitingArea(tools: SessionTools): Handler<'watchWaitingArea'> {
  return async ({ clinicId }, { identity, page }) => {
    const { stores } = tools.database;
    const ask = async () => {
      const actor = await actorOf(identity, stores);
      const permission = permit(actor, 'see-waiting-area', await placeIn(stores, clinicId));
      return permission.ok ? accepted('staff' as const) : permission;
    };
    // Watching begins first: a change that comes while the list is read is told too, and its revision sorts it out.
    const heard = await hearAs(ask, {
      begin: () => page?.watch(clinicId),
      stop: () => page?.unwatch(clinicId),
    });
    if (!heard.ok) return heard;
    if (page === null) return refused({ code: 'not-found' });
    const revision = await stores.waitingAreas.revision(clinicId);
    const stays = [
      ...(await stores.consultations.openOf(clinicId)),
      ...(await stores.consultations.offeredTo(clinicId)),
    ];
    const material = await tools.open(await readMaterial(stores, stays));
    return accepted({
      clinicId,
      revision,
      now: tools.clock.now(),
      rows: [...rowsOf(clinicId, material)],
      offers: [...offersOf(clinicId, material)],
      mostPeople: mostPeopleIn({
        hasMediaServer: tools.mediaServer.isThere(),
        mostPeople: (await stores.clinics.byId(clinicId))?.settings.mostInCall ?? mediaServerLimit,
      }),
    });
  };
}

/** Staff stop watching. */
export const unwatchWaitingArea: Handler<'unwatchWaitingArea'> = ({ clinicId }, { page }) => {
  page?.unwatch(clinicId);
  return Promise.resolve(accepted({}));
};
