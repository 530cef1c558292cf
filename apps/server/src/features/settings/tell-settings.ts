import type { ClinicId, Consultation, OrganisationId } from '@anteroom/domain';
import { readMaterial } from '../../session/material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { stayViewOf } from '../consultation/read-model.ts';
import type { TellSettings } from './read-model.ts';

/**
 * Staff are told to ask anew; callers get their stay as it looks now.
 * @param retime what hours that were changed mean for those of the stays whose callers are away
 */
export function createTellSettings(
  tools: Pick<SessionTools, 'database' | 'open' | 'announcer' | 'clock' | 'log'>,
  retime: (stays: readonly Consultation[]) => Promise<void>,
): TellSettings {
  const { stores } = tools.database;

  async function tellCallers(clinicId: ClinicId): Promise<void> {
    const stays = await stores.consultations.openOf(clinicId);
    if (stays.length === 0) return;
    await retime(stays.map(({ consultation }) => consultation));
    const material = await tools.open(await readMaterial(stores, stays));
    for (const { consultation } of stays) {
      const view = stayViewOf(consultation.id, material, tools.clock.now());
      if (view !== null) tools.announcer.stayChanged(view);
    }
  }

  async function tell(organisationId: OrganisationId, clinicId: ClinicId | null): Promise<void> {
    const clinics =
      clinicId === null
        ? (await stores.clinics.ofOrganisation(organisationId)).map(({ clinic }) => clinic.id)
        : [clinicId];
    for (const id of clinics) await tellCallers(id);
  }

  return (organisationId, clinicId) => {
    tools.announcer.settingsChanged({ organisationId, clinicId });
    tell(organisationId, clinicId).catch((error: unknown) => {
      tools.log.error({ organisationId, err: error }, 'Callers could not be told of changed settings.');
    });
  };
}
