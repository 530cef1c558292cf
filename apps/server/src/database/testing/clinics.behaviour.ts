import { settingsOf } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { aClinic, addClinic, anArrival, anOrganisation, noon } from './world.ts';

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

    it('finds what is in use in some places, a page at a time, by organisation and name', async () => {
      const { clinics, consultations } = test.database.stores;
      const nordby = anOrganisation('nordby', 'Nordby Hospital');
      const avesta = anOrganisation('avesta', 'Avesta Hospital');
      for (const organisation of [nordby, avesta]) await clinics.addOrganisation(organisation);
      const made = [
        aClinic(nordby, 'renal', 'Renal Unit'),
        aClinic(nordby, 'cardiology', 'Cardiology'),
        aClinic(nordby, 'hands', 'Hands'),
        aClinic(avesta, 'eyes', 'Eyes'),
        aClinic(avesta, 'ears', 'Ears'),
      ] as const;
      for (const clinic of made) await clinics.add(clinic);
      const [, , hands, eyes] = made;
      const scope = { organisations: [nordby.id], clinics: [eyes.id] };
      const namesOf = async (text: string, limit = 10, offset = 0) => {
        const found = await clinics.inUse(scope, text, { limit, offset });
        return [found.total, ...found.clinics.map(({ clinic }) => clinic.name)];
      };

      expect(await namesOf('')).toEqual([4, 'Eyes', 'Cardiology', 'Hands', 'Renal Unit']);
      expect(await namesOf('', 2, 2)).toEqual([4, 'Hands', 'Renal Unit']);
      expect(await namesOf('nordby')).toEqual([3, 'Cardiology', 'Hands', 'Renal Unit']);
      expect(await namesOf('EYE')).toEqual([1, 'Eyes']);
      expect(await namesOf('ears')).toEqual([0]);
      expect(await clinics.countOpen(scope)).toEqual(
        new Map([
          [nordby.id, 3],
          [avesta.id, 1],
        ]),
      );
      expect((await clinics.inUse({ organisations: [], clinics: [] }, '', { limit: 10, offset: 0 })).total).toBe(0);

      // A closed one stays for those who still have callers inside.
      await clinics.setClosed(hands.id, noon);
      expect(await namesOf('hands')).toEqual([0]);
      const { event, stay } = anArrival(hands);
      await consultations.insert(stay, [event]);
      expect(await namesOf('hands')).toEqual([1, 'Hands']);
      expect((await clinics.countOpen(scope)).get(nordby.id)).toBe(2);
    });

    it('finds the clinics that take callers from another', async () => {
      const { clinics, settings } = test.database.stores;
      const nordby = anOrganisation('nordby', 'Nordby Hospital');
      const avesta = anOrganisation('avesta', 'Avesta Hospital');
      for (const organisation of [nordby, avesta]) await clinics.addOrganisation(organisation);
      const renal = aClinic(nordby, 'renal');
      const [hands, off, shut] = ['hands', 'off', 'shut'].map((slug) => aClinic(nordby, slug, slug));
      const [eyes, ears] = ['eyes', 'ears'].map((slug) => aClinic(avesta, slug, slug));
      if (!hands || !off || !shut || !eyes || !ears) throw new Error('Six clinics were to be made.');
      for (const clinic of [renal, hands, off, shut, eyes, ears]) await clinics.add(clinic);
      await clinics.setClosed(shut.id, noon);
      const isOff = { key: 'waitingAreaSwitch', value: { isOn: false, message: '', translations: [] } } as const;
      await settings.change({ clinicId: off.id }, isOff, 0);
      const takes = (receives: boolean) => ({ key: 'transfersAcross', value: { sends: false, receives } }) as const;
      await settings.change({ organisationId: avesta.id }, takes(true), 0);
      await settings.change({ clinicId: ears.id }, takes(false), 0);
      const among = [renal, hands, off, shut, eyes, ears].map(({ id }) => id);
      const namesOf = async (across: boolean, text = '', limit = 10, offset = 0) => {
        const found = await clinics.destinations({ from: renal, among, across, text }, { limit, offset });
        return [found.total, ...found.clinics.map(({ clinic }) => clinic.name)];
      };

      expect(await namesOf(false)).toEqual([1, 'hands']);
      expect(await namesOf(true)).toEqual([2, 'eyes', 'hands']);
      expect(await namesOf(true, 'AVESTA')).toEqual([1, 'eyes']);
      expect(await namesOf(true, '', 1, 1)).toEqual([2, 'hands']);
      const none = { from: renal, among: [], across: true, text: '' };
      expect((await clinics.destinations(none, { limit: 10, offset: 0 })).total).toBe(0);
      await settings.change({ clinicId: ears.id }, { key: 'transfersAcross', value: undefined }, 1);
      expect(await namesOf(true, 'ears')).toEqual([1, 'ears']);
    });

    it('knows what the organisation sets for every clinic of a page', async () => {
      const { clinics, settings } = test.database.stores;
      const nordby = anOrganisation('nordby');
      await clinics.addOrganisation(nordby);
      for (const name of ['A', 'B', 'C', 'D']) await clinics.add(aClinic(nordby, `clinic-${name.toLowerCase()}`, name));
      await settings.change({ organisationId: nordby.id }, { key: 'timeZone', value: 'Europe/Oslo' }, 0);

      const all = { text: '', closed: false, among: null };
      for (const offset of [0, 1, 2, 3]) {
        const { clinics: found } = await clinics.search(nordby.id, all, { limit: 1, offset });
        expect(found.map((placed) => placed.settings.timeZone)).toEqual(['Europe/Oslo']);
      }
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
