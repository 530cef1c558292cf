import { settingsOf } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { aClinic, addClinic, anOrganisation, noon } from './world.ts';

export function describeClinics(open: () => TestDatabase): void {
  describe('organisations and clinics', () => {
    let test: TestDatabase;
    beforeEach(() => {
      test = open();
    });

    it('finds an organisation by its slug, and lists all by name', async () => {
      const { clinics } = test.database.stores;
      const south = anOrganisation('south', 'South Hospital');
      const north = anOrganisation('north', 'North Hospital');
      await clinics.addOrganisation(south);
      await clinics.addOrganisation(north);

      expect(await clinics.organisationBySlug('south')).toEqual(south);
      expect(await clinics.organisationBySlug('west')).toBeNull();
      expect(await clinics.organisations()).toEqual([north, south]);
    });

    it('finds a clinic by id, by slug, among others and in its organisation', async () => {
      const { clinics } = test.database.stores;
      const nordby = anOrganisation('nordby');
      const other = anOrganisation('other', 'Other Hospital');
      const renal = aClinic(nordby, 'renal', 'Renal Unit');
      const cardiology = aClinic(nordby, 'cardiology', 'Cardiology');
      const elsewhere = aClinic(other, 'elsewhere', 'Another Clinic');
      await clinics.addOrganisation(nordby);
      await clinics.addOrganisation(other);
      for (const clinic of [renal, cardiology, elsewhere]) await clinics.add(clinic);
      const inNordby = (clinic: typeof renal) => ({ clinic, organisation: nordby, settings: settingsOf({}) });

      expect(await clinics.byId(renal.id)).toEqual(inNordby(renal));
      expect(await clinics.bySlug('cardiology')).toEqual(inNordby(cardiology));
      expect(await clinics.byIds([renal.id, cardiology.id, randomIds.clinic()])).toEqual([
        inNordby(cardiology),
        inNordby(renal),
      ]);
      expect(await clinics.ofOrganisation(nordby.id)).toEqual([inNordby(cardiology), inNordby(renal)]);
      expect(await clinics.ofOrganisation(other.id)).toEqual([
        { clinic: elsewhere, organisation: other, settings: settingsOf({}) },
      ]);
      expect(await clinics.byIds([])).toEqual([]);
      expect(await clinics.byId(randomIds.clinic())).toBeNull();
      for (const slug of ['unknown', 'car\0diology', '']) expect(await clinics.bySlug(slug)).toBeNull();
    });

    it('refuses a slug that is taken, and a clinic without an organisation', async () => {
      const { clinics } = test.database.stores;
      const renal = await addClinic(test.database.stores, 'renal');
      const found = await clinics.byId(renal.id);
      const organisation = found?.organisation ?? anOrganisation('none');

      await expect(clinics.add(aClinic(organisation, 'renal'))).rejects.toThrow('clinic_slug_unique');
      await expect(clinics.addOrganisation(anOrganisation(organisation.slug))).rejects.toThrow(
        'organisation_slug_unique',
      );
      await expect(clinics.add(aClinic(anOrganisation('unsaved'), 'unsaved'))).rejects.toThrow(
        'clinic_organisation_id_organisation_id_fk',
      );
      expect(await clinics.bySlug('unsaved')).toBeNull();
    });

    it('closes an organisation with its open clinics, and opens those again that were closed with it', async () => {
      const { clinics } = test.database.stores;
      const nordby = anOrganisation('nordby');
      const other = anOrganisation('other');
      const [renal, heart, before, elsewhere] = [
        aClinic(nordby, 'renal'),
        aClinic(nordby, 'heart'),
        aClinic(nordby, 'before'),
        aClinic(other, 'elsewhere'),
      ] as const;
      for (const organisation of [nordby, other]) await clinics.addOrganisation(organisation);
      for (const clinic of [renal, heart, before, elsewhere]) await clinics.add(clinic);
      await clinics.setClosed(before.id, noon - 1);
      const states = async () =>
        Promise.all([renal, heart, before, elsewhere].map(async ({ id }) => (await clinics.byId(id))?.clinic.closedAt));

      expect([...(await clinics.setOrganisationClosed(nordby.id, noon))].sort()).toEqual([renal.id, heart.id].sort());
      expect(await states()).toEqual([noon, noon, noon - 1, null]);
      expect(await clinics.organisationBySlug('nordby')).toEqual({ ...nordby, closedAt: noon });
      expect(await clinics.setOrganisationClosed(nordby.id, null)).toHaveLength(2);
      expect(await states()).toEqual([null, null, noon - 1, null]);
      expect(await clinics.organisationBySlug('nordby')).toEqual(nordby);
    });

    it('makes the one waiting area with the clinic, and counts its changes', async () => {
      const { waitingAreas } = test.database.stores;
      const renal = await addClinic(test.database.stores, 'renal');
      const cardiology = await addClinic(test.database.stores, 'cardiology');

      expect(await waitingAreas.revision(renal.id)).toBe(0);
      expect(await waitingAreas.raise(renal.id)).toBe(1);
      expect(await waitingAreas.raise(renal.id)).toBe(2);
      expect(await waitingAreas.revision(renal.id)).toBe(2);
      expect(await waitingAreas.revision(cardiology.id)).toBe(0);
      await expect(waitingAreas.revision(randomIds.clinic())).rejects.toThrow('No such waiting area');
      await expect(waitingAreas.raise(randomIds.clinic())).rejects.toThrow('No such waiting area');
    });
  });
}
