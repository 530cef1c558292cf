import { everyPermission, noPermission, type Clinic, type PersonId } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, noon } from './world.ts';

const wholePage = { search: '', limit: 20, offset: 0 };

export function describePeople(open: () => TestDatabase, { parallel }: { readonly parallel: boolean }): void {
  describe('people', () => {
    let test: TestDatabase;
    let renal: Clinic;
    const alice = randomIds.person();
    const chen = randomIds.person();
    const solberg = randomIds.person();
    beforeEach(async () => {
      test = open();
      await test.addPerson(alice, 'Alice Lindqvist');
      await test.addPerson(chen, 'Dr Chen');
      await test.addPerson(solberg, 'ingrid Solberg');
      renal = await addClinic(test.database.stores, 'renal');
    });

    describe('taking roles away', () => {
      it('takes what was given, and nothing else', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'team-member', everyPermission);
        await access.grantOrganisationRole(chen, renal.organisationId, 'organisation-reporter');
        await access.grantReferral(chen, renal.id);
        await access.grantClinicRole(alice, renal.id, 'team-member', everyPermission);
        await access.setDisplayName(chen, renal.id, 'Chen, kidneys');

        await access.revokeClinicRole(chen, renal.id);
        expect(await access.actorOf(chen)).toMatchObject({ organisations: [{}], clinics: [], referrals: [{}] });
        expect(await access.displayNamesOf(chen)).toEqual(new Map());
        await access.revokeReferral(chen, renal.id);
        await access.revokeOrganisationRole(chen, renal.organisationId);
        await access.revokeOrganisationRole(chen, renal.organisationId);
        expect(await access.actorOf(chen)).toMatchObject({ organisations: [], clinics: [], referrals: [] });
        expect(await access.actorOf(alice)).toMatchObject({ clinics: [{ role: 'team-member' }] });
      });

      it('finds those who see callers, by what they are called there', async () => {
        const { access, team } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'clinic-administrator', everyPermission);
        await access.grantClinicRole(alice, renal.id, 'team-member', everyPermission);
        await access.grantClinicRole(solberg, renal.id, 'team-member', { ...everyPermission, waitingArea: false });
        await access.setDisplayName(chen, renal.id, 'Kidney Chen');
        const whole = { search: '', limit: 10, offset: 0 };
        const found = await team.attending(renal.id, whole);
        expect(found.total).toBe(2);
        expect(found.entries.map(({ personId }) => personId).sort()).toEqual([alice, chen].sort());
        expect(await team.attending(renal.id, { ...whole, search: 'KIDNEY' })).toEqual({
          entries: [{ personId: chen, name: 'Kidney Chen' }],
          total: 1,
        });
        expect((await team.attending(renal.id, { ...whole, limit: 1, offset: 1 })).entries).toHaveLength(1);
        await access.setDisabled(chen, noon);
        expect((await team.attending(renal.id, whole)).total).toBe(1);
      });

      it('knows who administers a clinic or an organisation', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'clinic-administrator', everyPermission);
        await access.grantClinicRole(alice, renal.id, 'clinic-clerk', everyPermission);
        await access.grantOrganisationRole(solberg, renal.organisationId, 'organisation-administrator');
        await access.grantOrganisationRole(alice, renal.organisationId, 'organisation-coordinator');

        expect(await access.lockAdministrators({ clinicId: renal.id })).toEqual([chen]);
        expect(await access.lockAdministrators({ organisationId: renal.organisationId })).toEqual([solberg]);
        expect(await access.lockAdministrators({ clinicId: randomIds.clinic() })).toEqual([]);
      });

      it.runIf(parallel)('lets only one of the last two administrators demote the other', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'clinic-administrator', everyPermission);
        await access.grantClinicRole(alice, renal.id, 'clinic-administrator', everyPermission);
        const demote = (person: PersonId) =>
          test.database.transact(async (stores) => {
            const administrators = await stores.access.lockAdministrators({ clinicId: renal.id });
            if (administrators.length < 2) return false;
            await stores.access.grantClinicRole(person, renal.id, 'team-member', noPermission);
            return true;
          });

        const done = await Promise.all([demote(chen), demote(alice), demote(chen), demote(alice)]);

        expect(done.filter(Boolean)).toHaveLength(1);
        expect(await access.lockAdministrators({ clinicId: renal.id })).toHaveLength(1);
      });
    });

    describe('changes', () => {
      it('are told to every node, each once', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'team-member', everyPermission);
        await access.revokeClinicRole(chen, renal.id);
        await access.setDisabled(alice, noon);
        await test.database
          .transact(async (stores) => {
            await stores.access.grantReferral(solberg, renal.id);
            throw new Error('Undone.');
          })
          .catch(() => undefined);

        const changes = await access.recentChanges();
        expect(changes.map(({ personId }) => personId)).toEqual([chen, chen, alice]);
        expect(new Set(changes.map(({ id }) => id)).size).toBe(3);
        await access.forgetOldChanges();
        expect(await access.recentChanges()).toHaveLength(3);
      });
    });

    describe('accounts and names', () => {
      it('makes a disabled account nobody, and somebody again', async () => {
        const { access } = test.database.stores;
        await access.grantClinicRole(chen, renal.id, 'team-member', everyPermission);
        await access.setDisabled(chen, noon);
        await access.setDisabled(chen, noon + 1);
        expect(await access.isDisabled(chen)).toBe(true);
        expect(await access.isDisabled(alice)).toBe(false);
        expect(await access.actorOf(chen)).toBeNull();
        await access.setDisabled(chen, null);
        expect(await access.actorOf(chen)).toMatchObject({ clinics: [{ role: 'team-member' }] });
        await expect(access.setDisabled(randomIds.person(), noon)).rejects.toThrow('disabled_account');
      });

      it('calls somebody in each clinic as they like', async () => {
        const { access } = test.database.stores;
        const cardiology = await addClinic(test.database.stores, 'cardiology');
        await access.setDisplayName(chen, renal.id, 'Dr Chen');
        await access.setDisplayName(chen, renal.id, 'Mei from renal');
        await access.setDisplayName(chen, cardiology.id, 'Mei from cardiology');

        expect(await access.namesIn([chen, alice], [renal.id])).toEqual(
          new Map([
            [chen, { name: 'Dr Chen', inClinics: new Map([[renal.id, 'Mei from renal']]) }],
            [alice, { name: 'Alice Lindqvist', inClinics: new Map() }],
          ]),
        );
        expect((await access.namesIn([chen], [renal.id, cardiology.id])).get(chen)?.inClinics.size).toBe(2);
        expect((await access.namesIn([chen], [])).get(chen)).toEqual({ name: 'Dr Chen', inClinics: new Map() });
        await access.setDisplayName(chen, renal.id, null);
        expect(await access.displayNamesOf(chen)).toEqual(new Map([[cardiology.id, 'Mei from cardiology']]));
      });
    });

    describe('lists of people', () => {
      it('shows members and referrers of a clinic by name, with when they were there', async () => {
        const { access, team } = test.database.stores;
        await access.grantClinicRole(solberg, renal.id, 'clinic-administrator', noPermission);
        await access.grantClinicRole(chen, renal.id, 'team-member', { ...noPermission, waitingArea: true });
        await access.grantReferral(alice, renal.id);
        await access.setDisplayName(chen, renal.id, 'Kidneys');
        await access.setDisabled(solberg, noon);
        await team.seen(chen, noon + 5);
        await team.seen(chen, noon);

        expect(await team.ofClinic(renal.id, wholePage)).toEqual({
          total: 3,
          entries: [
            {
              personId: alice,
              name: 'Alice Lindqvist',
              email: `${alice}@anteroom.example`.toLowerCase(),
              displayName: null,
              role: 'service-referrer',
              ...noPermission,
              seenAt: null,
              isDisabled: false,
            },
            expect.objectContaining({
              personId: chen,
              displayName: 'Kidneys',
              role: 'team-member',
              ...noPermission,
              waitingArea: true,
              seenAt: noon + 5,
            }),
            expect.objectContaining({ personId: solberg, role: 'clinic-administrator', isDisabled: true }),
          ],
        });
        const found = async (search: string) =>
          (await team.ofClinic(renal.id, { ...wholePage, search })).entries.map(({ personId }) => personId);
        expect(await found('SOLB')).toEqual([solberg]);
        expect(await found('kidneys')).toEqual([chen]);
        expect(await found(`${alice}@`.toUpperCase())).toEqual([alice]);
        expect(await found('%')).toEqual([]);
        expect(await team.ofClinic(renal.id, { search: '', limit: 1, offset: 1 })).toMatchObject({
          total: 3,
          entries: [{ personId: chen }],
        });
      });

      it('shows those with a role at the organisation, and of that one alone', async () => {
        const { access, team } = test.database.stores;
        const other = await addClinic(test.database.stores, 'cardiology');
        await access.grantOrganisationRole(solberg, renal.organisationId, 'organisation-administrator');
        await access.grantOrganisationRole(chen, renal.organisationId, 'organisation-reporter');
        await access.grantOrganisationRole(alice, other.organisationId, 'organisation-reporter');

        expect(await team.ofOrganisation(renal.organisationId, wholePage)).toMatchObject({
          total: 2,
          entries: [
            { personId: chen, role: 'organisation-reporter' },
            { personId: solberg, role: 'organisation-administrator', seenAt: null, isDisabled: false },
          ],
        });
        expect((await team.ofOrganisation(renal.organisationId, { ...wholePage, search: 'alice' })).total).toBe(0);
        expect(await team.emailOf(alice)).toBe(`${alice}@anteroom.example`.toLowerCase());
        expect(await team.emailOf(randomIds.person())).toBeNull();
      });
    });
  });
}
