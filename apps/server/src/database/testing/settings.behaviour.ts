import { noPermission, settingsOf } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { aClinic, addClinic, anOrganisation } from './world.ts';

export function describeSettings(open: () => TestDatabase): void {
  describe('what organisations and clinics set', () => {
    let test: TestDatabase;
    beforeEach(() => {
      test = open();
    });

    async function aHospital() {
      const { clinics } = test.database.stores;
      const organisation = anOrganisation('nordby');
      const clinic = aClinic(organisation, 'renal');
      await clinics.addOrganisation(organisation);
      await clinics.add(clinic);
      return { organisation, clinic, above: { organisationId: organisation.id }, own: { clinicId: clinic.id } };
    }

    it('flows from the organisation to the clinic until the clinic overrides it, and again when it gives it back', async () => {
      const { clinics, settings } = test.database.stores;
      const { clinic, above, own } = await aHospital();
      const number = async () => (await clinics.byId(clinic.id))?.settings.emergencyNumber;

      expect(await settings.of(own)).toEqual({ overrides: {}, revisions: new Map() });
      expect(await number()).toBe(settingsOf({}).emergencyNumber);
      expect(await settings.change(above, { key: 'emergencyNumber', value: '113' }, 0)).toBe(true);
      expect(await number()).toBe('113');
      expect(await settings.change(own, { key: 'emergencyNumber', value: '144' }, 0)).toBe(true);
      expect(await number()).toBe('144');
      expect(await settings.change(own, { key: 'emergencyNumber', value: undefined }, 1)).toBe(true);
      expect(await number()).toBe('113');
      expect(await settings.of(own)).toEqual({ overrides: {}, revisions: new Map([['emergencyNumber', 2]]) });
      expect((await settings.of(above)).overrides).toEqual({ emergencyNumber: '113' });
    });

    it('refuses a change that was made on an older revision, and keeps every shape of value as it was', async () => {
      const { settings } = test.database.stores;
      const { own } = await aHospital();
      const text = { kind: 'text', text: '# Privacy\n\n<script>alert(1)</script> "quoted" \\ 😀' } as const;

      expect(await settings.change(own, { key: 'showsPosition', value: false }, 0)).toBe(true);
      expect(await settings.change(own, { key: 'showsPosition', value: true }, 0)).toBe(false);
      expect(await settings.change(own, { key: 'showsPosition', value: true }, 2)).toBe(false);
      expect(await settings.change(own, { key: 'privacyPolicy', value: text }, 0)).toBe(true);
      expect(await settings.change(own, { key: 'languages', value: ['sv', 'en'] }, 0)).toBe(true);
      expect(await settings.of(own)).toEqual({
        overrides: { showsPosition: false, privacyPolicy: text, languages: ['sv', 'en'] },
        revisions: new Map([
          ['showsPosition', 1],
          ['privacyPolicy', 1],
          ['languages', 1],
        ]),
      });
    });

    it('is the clinic’s own: another one of the same organisation inherits on', async () => {
      const { clinics, settings } = test.database.stores;
      const { organisation, above, own } = await aHospital();
      const other = aClinic(organisation, 'cardiology', 'Cardiology');
      await clinics.add(other);
      await settings.change(above, { key: 'timeZone', value: 'Europe/Oslo' }, 0);
      await settings.change(own, { key: 'timeZone', value: 'Europe/Stockholm' }, 0);

      const zones = (await clinics.ofOrganisation(organisation.id)).map(({ clinic, settings: { timeZone } }) => [
        clinic.slug,
        timeZone,
      ]);
      expect(zones).toEqual([
        ['cardiology', 'Europe/Oslo'],
        ['renal', 'Europe/Stockholm'],
      ]);
    });

    it('tells of every organisation of a person after how long it lets pages lock', async () => {
      const { access, clinics, settings } = test.database.stores;
      const { organisation, clinic, above } = await aHospital();
      const [second, third, elsewhere] = ['second', 'third', 'elsewhere'].map((slug) => anOrganisation(slug));
      if (second === undefined || third === undefined || elsewhere === undefined) throw new Error('made');
      for (const one of [second, third, elsewhere]) await clinics.addOrganisation(one);
      const [another, referred] = [aClinic(organisation, 'another'), aClinic(third, 'referred')];
      for (const one of [another, referred]) await clinics.add(one);
      const chen = randomIds.person();
      await test.addPerson(chen, 'Dr Chen');
      expect(await settings.idleLocksOf(chen)).toEqual([]);

      for (const { id } of [clinic, another]) await access.grantClinicRole(chen, id, 'team-member', noPermission);
      expect(await settings.idleLocksOf(chen)).toEqual([null]);
      await access.grantOrganisationRole(chen, second.id, 'organisation-reporter');
      await access.grantReferral(chen, referred.id);
      await settings.change(above, { key: 'idleLockMinutes', value: 20 }, 0);
      await settings.change({ organisationId: second.id }, { key: 'idleLockMinutes', value: 5 }, 0);
      await settings.change({ organisationId: second.id }, { key: 'idleLockMinutes', value: undefined }, 1);
      await settings.change({ organisationId: third.id }, { key: 'idleLockMinutes', value: 7 }, 0);
      await settings.change({ organisationId: elsewhere.id }, { key: 'idleLockMinutes', value: 1 }, 0);
      expect([...(await settings.idleLocksOf(chen))].sort()).toEqual([20, 7, null]);
    });

    it('belongs to something that is there', async () => {
      const { settings, pictures } = test.database.stores;
      const nowhere = { clinicId: randomIds.clinic() };
      await expect(settings.change(nowhere, { key: 'theme', value: 'dark' }, 0)).rejects.toThrow('fk');
      const picture = { hash: 'h', type: 'image/png', bytes: Uint8Array.of(1) } as const;
      await expect(pictures.put(nowhere, picture)).rejects.toThrow('fk');
    });

    it('keeps one logo for each, by its hash', async () => {
      const { pictures } = test.database.stores;
      const { above, own } = await aHospital();
      const picture = (hash: string) => ({ hash, type: 'image/png', bytes: Uint8Array.of(1, 2, 3) }) as const;

      await pictures.put(own, picture('first'));
      await pictures.put(above, picture('above'));
      await pictures.put(own, picture('second'));
      expect(await pictures.byHash('first')).toBeNull();
      expect(await pictures.byHash('second')).toEqual(picture('second'));
      await pictures.drop(own);
      expect(await pictures.byHash('second')).toBeNull();
      expect(await pictures.byHash('above')).toEqual(picture('above'));
    });
  });

  describe('names and links', () => {
    it('forward from every former slug, which stays the clinic’s own', async () => {
      const { clinics } = open().database.stores;
      const renal = await addClinic(open().database.stores, 'renal');
      const seen = { name: renal.name, slug: 'renal' };
      const kidneys = { name: 'Kidneys', slug: 'kidneys' };

      expect(await clinics.rename(renal.id, { ...seen, name: 'Something else' }, kidneys)).toBe(false);
      expect(await clinics.rename(renal.id, seen, kidneys)).toBe(true);
      expect(await clinics.bySlug('renal')).toBeNull();
      expect((await clinics.byAnySlug('renal'))?.clinic).toEqual({ ...renal, ...kidneys });
      expect((await clinics.byAnySlug('kidneys'))?.clinic.id).toBe(renal.id);
      for (const slug of ['unknown', 'ren\0al', '']) expect(await clinics.byAnySlug(slug)).toBeNull();
      // Taken back.
      expect(await clinics.rename(renal.id, kidneys, seen)).toBe(true);
      expect((await clinics.byAnySlug('kidneys'))?.clinic.slug).toBe('renal');
    });

    it('are refused to others, as long as their first owner doesn’t let go of them', async () => {
      const { clinics } = open().database.stores;
      const renal = await addClinic(open().database.stores, 'renal');
      const other = await addClinic(open().database.stores, 'cardiology');
      await clinics.rename(renal.id, renal, { name: renal.name, slug: 'kidneys' });
      const there = await clinics.byId(other.id);
      const hospital = there?.organisation ?? anOrganisation('none');

      await expect(clinics.add(aClinic(hospital, 'renal'))).rejects.toThrow('clinic_slug_own_fk');
      await expect(clinics.rename(other.id, other, { name: 'Cor', slug: 'renal' })).rejects.toThrow(
        'clinic_slug_own_fk',
      );
      await expect(clinics.rename(other.id, other, { name: 'Cor', slug: 'kidneys' })).rejects.toThrow('clinic_slug');
      await clinics.forgetFormerSlug(renal.id, 'renal');
      expect(await clinics.byAnySlug('renal')).toBeNull();
      expect(await clinics.rename(other.id, other, { name: 'Cor', slug: 'renal' })).toBe(true);
    });

    it('of organisations forward too', async () => {
      const { clinics } = open().database.stores;
      const nordby = anOrganisation('nordby');
      const sudby = anOrganisation('sudby', 'Sudby');
      await clinics.addOrganisation(nordby);
      await clinics.addOrganisation(sudby);
      const to = { name: 'Nordby Health', slug: 'nordby-health' };
      expect(await clinics.renameOrganisation(nordby.id, nordby, to)).toBe(true);
      expect(await clinics.renameOrganisation(nordby.id, nordby, to)).toBe(false);
      expect(await clinics.organisationBySlug('nordby')).toBeNull();
      expect(await clinics.organisationByAnySlug('nordby')).toEqual({ ...nordby, ...to });
      await expect(clinics.renameOrganisation(sudby.id, sudby, { name: 'S', slug: 'nordby' })).rejects.toThrow(
        'organisation_slug_own_fk',
      );
      await expect(clinics.addOrganisation(anOrganisation('nordby'))).rejects.toThrow('organisation_slug_own_fk');
      expect(await clinics.organisationsByIds([sudby.id])).toEqual([sudby]);
    });
  });

  describe('the list of an organisation’s clinics', () => {
    it('is searched, paged and parted into open and closed', async () => {
      const { clinics } = open().database.stores;
      const nordby = anOrganisation('nordby');
      await clinics.addOrganisation(nordby);
      const made = ['Anaesthesia', 'Cardiology', 'Dermatology', 'Renal clinic'].map((name, index) =>
        aClinic(nordby, `clinic-${index}`, name),
      );
      for (const clinic of made) await clinics.add(clinic);
      const [anaesthesia, cardiology, dermatology] = made;
      if (anaesthesia === undefined || cardiology === undefined || dermatology === undefined) throw new Error('made');
      await clinics.setClosed(dermatology.id, 5);
      const all = { text: '', closed: false, among: null };
      const names = async (search: typeof all, limit = 10, offset = 0) => {
        const found = await clinics.search(nordby.id, search, { limit, offset });
        return [found.clinics.map(({ clinic }) => clinic.name), found.total];
      };

      expect(await names(all)).toEqual([['Anaesthesia', 'Cardiology', 'Renal clinic'], 3]);
      expect(await names(all, 2, 2)).toEqual([['Renal clinic'], 3]);
      expect(await names({ ...all, text: 'CARDIO' })).toEqual([['Cardiology'], 1]);
      expect(await names({ ...all, text: 'clinic-3' })).toEqual([['Renal clinic'], 1]);
      expect(await names({ ...all, text: '%' })).toEqual([[], 0]);
      expect(await names({ ...all, closed: true })).toEqual([['Dermatology'], 1]);
      const among = await clinics.search(nordby.id, { ...all, among: [cardiology.id] }, { limit: 10, offset: 0 });
      expect(among.total).toBe(1);
      expect(await clinics.countOpen({ organisations: [nordby.id], clinics: [] })).toEqual(new Map([[nordby.id, 3]]));
      await clinics.setClosed(dermatology.id, null);
      expect((await clinics.byId(dermatology.id))?.clinic.closedAt).toBeNull();
    });
  });
}
