import type { Clinic } from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import type { SettingChange } from '../features/settings/setting-store.ts';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from './test-clinic.ts';

/** Two clinics: Dr Chen works in both, Nurse Osei in the second alone. */
export interface TransferStory {
  readonly clinic: TestClinic;
  readonly geriatrics: Clinic;
  readonly chen: TestStaff;
  readonly osei: TestStaff;
  /** Sets something for a clinic that it has never set. */
  set(clinic: Pick<Clinic, 'id'>, change: SettingChange): Promise<void>;
  /** The second clinic asks for acceptance from now on. */
  asks(minutes?: number): Promise<void>;
  offers(caller: Pick<TestCaller, 'id'>, note?: string): ReturnType<TestStaff['does']>;
  /** Nurse Osei answers. */
  answers(caller: Pick<TestCaller, 'id'>, answer: 'accept' | string): Promise<string>;
}

/** Opens both clinics. */
export async function tellOfTransfers(): Promise<TransferStory> {
  const clinic = await createTestClinic();
  const geriatrics = await clinic.addClinic('geriatrics', 'Geriatrics');
  const chen = await clinic.staff('Dr Chen');
  const osei = await clinic.staff('Nurse Osei', { clinicId: geriatrics.id });
  const { stores } = clinic.database;
  await stores.access.grantReferral(chen.personId, geriatrics.id);
  const set: TransferStory['set'] = async (where, change) => {
    if (!(await stores.settings.change({ clinicId: where.id }, change, 0))) throw new Error('It was set already.');
  };
  return {
    clinic,
    geriatrics,
    chen,
    osei,
    set,
    asks: (minutes = 15) =>
      set(geriatrics, { key: 'transferAcceptance', value: { isNeeded: true, expiresAfterMinutes: minutes } }),
    offers: (caller, note = '') => chen.does(caller, { type: 'offer-transfer', to: geriatrics.id, note }),
    async answers({ id }, answer) {
      const answered = await osei.page.request(toServer.answerTransfer, {
        clinicId: geriatrics.id,
        consultationId: id,
        answer: answer === 'accept' ? { type: 'accept' } : { type: 'decline', reason: answer },
      });
      return answered.ok ? 'ok' : answered.error.code;
    },
  };
}
