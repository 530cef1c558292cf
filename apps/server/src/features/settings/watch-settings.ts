import { accepted } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, hearAs, permit } from '../access/read-model.ts';
import { organisationPlace, placeOf } from '../clinic/read-model.ts';

/** Staff begin to hear when settings change: of a clinic and of what it inherits from, or of an organisation (S10). */
export function createWatchSettings(tools: SessionTools): Handler<'watchSettings'> {
  return async (request, { identity, page }) => {
    const { stores } = tools.database;
    const ofOrganisation = 'organisationId' in request ? request.organisationId : null;
    const found = 'clinicId' in request ? await stores.clinics.byId(request.clinicId) : null;
    const place = ofOrganisation !== null ? organisationPlace(ofOrganisation) : found === null ? null : placeOf(found);
    const ids = [place?.clinicId, place?.organisationId].filter((id) => id != null);
    const ask = async () => {
      const permission = permit(await actorOf(identity, stores), 'see-clinic', place);
      return permission.ok ? accepted('staff' as const) : permission;
    };
    const heard = await hearAs(ask, {
      begin: () => page?.watchSettings(ids),
      stop: () => page?.unwatchSettings(ids),
    });
    return heard.ok ? accepted({}) : heard;
  };
}
