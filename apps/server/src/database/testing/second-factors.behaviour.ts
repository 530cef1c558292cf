import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '@anteroom/domain';
import type { Passkey } from '../../features/session/second-factor-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { noon } from './world.ts';

export function describeSecondFactors(open: () => TestDatabase): void {
  describe('second factors', () => {
    let test: TestDatabase;
    let chen: PersonId;
    let berg: PersonId;
    const bytes = (length = 32) => Uint8Array.from(randomBytes(length));
    const aPasskey = (personId: PersonId, change: Partial<Passkey> = {}): Passkey => ({
      id: randomBytes(16).toString('base64url'),
      personId,
      credentialId: randomBytes(20).toString('base64url'),
      publicKey: bytes(77),
      counter: 0,
      transports: ['internal', 'hybrid'],
      name: 'Work laptop',
      backedUp: true,
      createdAt: noon,
      usedAt: null,
      ...change,
    });

    beforeEach(async () => {
      test = open();
      chen = randomIds.person();
      berg = randomIds.person();
      await test.addPerson(chen, 'Mei Chen');
      await test.addPerson(berg, 'Jonas Berg');
    });

    it('keeps an app’s secret once it is confirmed, and the old one in use until then', async () => {
      const { secondFactors } = test.database.stores;
      const [first, second] = [bytes(60), bytes(60)];
      expect(await secondFactors.totpOf(chen)).toBeNull();
      await secondFactors.offerTotp(chen, first);
      expect(await secondFactors.totpOf(chen)).toEqual({ secret: null, pending: first });
      await secondFactors.confirmTotp(chen, first, 100);
      await secondFactors.offerTotp(chen, second);
      expect(await secondFactors.totpOf(chen)).toEqual({ secret: first, pending: second });
      await secondFactors.removeTotp(chen);
      expect(await secondFactors.totpOf(chen)).toBeNull();
    });

    it('takes the code of a step once, and none from before it', async () => {
      const { secondFactors } = test.database.stores;
      await secondFactors.offerTotp(chen, bytes());
      await secondFactors.confirmTotp(chen, bytes(), 100);
      expect(await secondFactors.useTotpStep(chen, 100)).toBe(false);
      const both = await Promise.all([secondFactors.useTotpStep(chen, 101), secondFactors.useTotpStep(chen, 101)]);
      expect(both.sort()).toEqual([false, true]);
      expect(await secondFactors.useTotpStep(chen, 99)).toBe(false);
      expect(await secondFactors.useTotpStep(berg, 102)).toBe(false);
    });

    it('takes a backup code once, from its owner alone, and none that was replaced', async () => {
      const { secondFactors } = test.database.stores;
      const [one, two, three] = [bytes(), bytes(), bytes()];
      await secondFactors.replaceBackupCodes(chen, [one, two]);
      expect(await secondFactors.countBackupCodes(chen)).toBe(2);
      expect(await secondFactors.useBackupCode(berg, one)).toBe(false);
      const both = await Promise.all([secondFactors.useBackupCode(chen, one), secondFactors.useBackupCode(chen, one)]);
      expect(both.sort()).toEqual([false, true]);
      await secondFactors.replaceBackupCodes(chen, [three]);
      expect(await secondFactors.useBackupCode(chen, two)).toBe(false);
      expect(await secondFactors.countBackupCodes(chen)).toBe(1);
      await expect(secondFactors.replaceBackupCodes(chen, [bytes(31)])).rejects.toThrow('backup_code_hash_length');
    });

    it('keeps passkeys with their owner', async () => {
      const { secondFactors } = test.database.stores;
      const [older, newer] = [aPasskey(chen), aPasskey(chen, { createdAt: noon + 1, transports: [], name: 'Key' })];
      await secondFactors.addPasskey(newer);
      await secondFactors.addPasskey(older);
      expect(await secondFactors.passkeysOf(chen)).toEqual([older, newer]);
      expect(await secondFactors.passkeysOf(berg)).toEqual([]);
      expect(await secondFactors.passkeyByCredential(newer.credentialId)).toEqual(newer);
      expect(await secondFactors.passkeyByCredential('another')).toBeNull();

      expect(await secondFactors.renamePasskey(berg, older.id, 'Mine')).toBe(false);
      expect(await secondFactors.renamePasskey(chen, older.id, 'Phone')).toBe(true);
      await secondFactors.usePasskey(older.id, 7, noon + 5);
      expect(await secondFactors.passkeysOf(chen)).toEqual([
        { ...older, name: 'Phone', counter: 7, usedAt: noon + 5 },
        newer,
      ]);
      expect(await secondFactors.removePasskey(berg, newer.id)).toBe(false);
      expect(await secondFactors.removePasskey(chen, newer.id)).toBe(true);
      expect(await secondFactors.removePasskey(chen, newer.id)).toBe(false);
    });

    it('refuses a passkey twice, one without a name, and anything of somebody unknown', async () => {
      const { secondFactors } = test.database.stores;
      const own = aPasskey(chen);
      await secondFactors.addPasskey(own);
      await expect(secondFactors.addPasskey(aPasskey(berg, { credentialId: own.credentialId }))).rejects.toThrow(
        'passkey_credential_id_unique',
      );
      await expect(secondFactors.addPasskey(aPasskey(chen, { name: '' }))).rejects.toThrow('passkey_name_length');
      const nobody = randomIds.person();
      await expect(secondFactors.addPasskey(aPasskey(nobody))).rejects.toThrow('passkey_person_id_user_id_fk');
      await expect(secondFactors.offerTotp(nobody, bytes())).rejects.toThrow('totp_factor_person_id_user_id_fk');
      await expect(secondFactors.replaceBackupCodes(nobody, [bytes()])).rejects.toThrow(
        'backup_code_person_id_user_id_fk',
      );
    });

    it('takes everything away from somebody who has lost it, and nothing from others', async () => {
      const { secondFactors } = test.database.stores;
      for (const person of [chen, berg]) {
        await secondFactors.offerTotp(person, bytes());
        await secondFactors.replaceBackupCodes(person, [bytes()]);
        await secondFactors.addPasskey(aPasskey(person));
      }
      await secondFactors.removeAll(chen);
      for (const [person, left] of [
        [chen, 0],
        [berg, 1],
      ] as const) {
        expect(await secondFactors.countBackupCodes(person)).toBe(left);
        expect(await secondFactors.passkeysOf(person)).toHaveLength(left);
        expect((await secondFactors.totpOf(person)) === null).toBe(left === 0);
      }
    });
  });
}
