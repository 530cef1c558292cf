import { accepted, refused } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { organisationPlace, placeOf } from '../clinic/read-model.ts';

/** Staff begin to hear when settings change: of a clinic and of what it inherits from, or of an organisation (S10). */
export function createWatchSettings(tools: SessionTools): Handler<'watchSettings'> {
  return async (request, { identity, page }) => {
    const { stores } = tools.database;
    const actor = await actorOf(identity, stores);
    if ('organisationId' in request) {
      const permission = permit(actor, 'see-clinic', organisationPlace(request.organisationId));
      if (!permission.ok) return permission;
      page?.watchSettings([request.organisationId]);
      return accepted({});
    }
    const found = await stores.clinics.byId(request.clinicId);
    const permission = permit(actor, 'see-clinic', found === null ? null : placeOf(found));
    if (!permission.ok) return permission;
    if (found === null) return refused({ code: 'not-found' });
    page?.watchSettings([found.clinic.id, found.organisation.id]);
    return accepted({});
  };
}
