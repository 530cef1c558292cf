import { everyPermission, noPermission } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, noon } from './world.ts';

export function describeAccess(open: () => TestDatabase): void {
  describe('people and roles', () => {
    let test: TestDatabase;
    const alice = randomIds.person();
    const chen = randomIds.person();
    beforeEach(async () => {
      test = open();
      await test.addPerson(alice, 'Alice Lindqvist');
      await test.addPerson(chen, 'Dr Chen');
    });

    it('knows somebody without a role, and nobody else', async () => {
      const { access } = test.database.stores;

      expect(await access.actorOf(chen)).toEqual({
        kind: 'staff',
        personId: chen,
        organisations: [],
        clinics: [],
        referrals: [],
      });
      expect(await access.actorOf(randomIds.person())).toBeNull();
    });

    it('tells every role of a person, and none of another', async () => {
      const { access } = test.database.stores;
      const renal = await addClinic(test.database.stores, 'renal');
      const cardiology = await addClinic(test.database.stores, 'cardiology');
      await access.grantOrganisationRole(chen, renal.organisationId, 'organisation-reporter');
      await access.grantClinicRole(chen, renal.id, 'team-member', everyPermission);
      await access.grantReferral(chen, cardiology.id);
      await access.grantReferral(chen, cardiology.id);
      await access.grantClinicRole(alice, cardiology.id, 'clinic-clerk', noPermission);

      expect(await access.actorOf(chen)).toEqual({
        kind: 'staff',
        personId: chen,
        organisations: [{ organisationId: renal.organisationId, role: 'organisation-reporter' }],
        clinics: [
          { clinicId: renal.id, organisationId: renal.organisationId, role: 'team-member', ...everyPermission },
        ],
        referrals: [{ clinicId: cardiology.id, organisationId: cardiology.organisationId }],
      });
      expect((await access.actorOf(alice))?.clinics).toEqual([
        {
          clinicId: cardiology.id,
          organisationId: cardiology.organisationId,
          role: 'clinic-clerk',
          ...noPermission,
        },
      ]);
    });

    it('keeps one role a place: the last one granted', async () => {
      const { access } = test.database.stores;
      const renal = await addClinic(test.database.stores, 'renal');
      await access.grantClinicRole(chen, renal.id, 'team-member', everyPermission);
      await access.grantClinicRole(chen, renal.id, 'clinic-administrator', noPermission);
      await access.grantOrganisationRole(chen, renal.organisationId, 'organisation-reporter');
      await access.grantOrganisationRole(chen, renal.organisationId, 'organisation-administrator');

      expect(await access.actorOf(chen)).toMatchObject({
        organisations: [{ role: 'organisation-administrator' }],
        clinics: [{ role: 'clinic-administrator', ...noPermission }],
      });
    });

    it('grants nothing to nobody, and nothing nowhere', async () => {
      const { access } = test.database.stores;
      const renal = await addClinic(test.database.stores, 'renal');

      await expect(
        access.grantClinicRole(randomIds.person(), renal.id, 'team-member', everyPermission),
      ).rejects.toThrow('clinic_role_person_id_user_id_fk');
      await expect(access.grantClinicRole(chen, randomIds.clinic(), 'team-member', everyPermission)).rejects.toThrow(
        'clinic_role_clinic_id_clinic_id_fk',
      );
      await expect(access.grantReferral(chen, randomIds.clinic())).rejects.toThrow(
        'service_referrer_clinic_id_clinic_id_fk',
      );
      await expect(
        access.grantOrganisationRole(chen, randomIds.organisation(), 'organisation-administrator'),
      ).rejects.toThrow('organisation_role_organisation_id_organisation_id_fk');
    });

    it('tells names, and leaves out who is not known', async () => {
      const { access } = test.database.stores;

      expect(await access.namesOf([chen, randomIds.person(), alice])).toEqual(
        new Map([
          [chen, 'Dr Chen'],
          [alice, 'Alice Lindqvist'],
        ]),
      );
      expect(await access.namesOf([])).toEqual(new Map());
    });
  });

  describe('the audit log', () => {
    it('keeps what was done to each thing, in order, with who did it', async () => {
      const { audit } = open().database.stores;
      const renal = await addClinic(open().database.stores, 'renal');
      const subject = randomIds.consultation();
      const byChen = {
        at: noon + 1,
        actor: { kind: 'staff', personId: randomIds.person() },
        verb: 'attend-caller',
        clinicId: renal.id,
        subject,
      } as const;
      const byCaller = { ...byChen, at: noon, actor: { kind: 'caller' }, verb: 'arrive' } as const;
      const bySystem = { ...byChen, at: noon, actor: { kind: 'system' }, clinicId: null } as const;
      await audit.append([byCaller, byChen]);
      await audit.append([]);
      await audit.append([{ ...byCaller, subject: randomIds.consultation() }, bySystem]);

      expect(await audit.about(subject)).toEqual([byCaller, byChen, bySystem]);
      expect(await audit.about(randomIds.consultation())).toEqual([]);
    });
  });
}
