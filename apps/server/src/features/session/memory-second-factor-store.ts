import { Buffer } from 'node:buffer';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { SecondFactorStore } from './second-factor-store.ts';

/** Second factors in memory. */
export function createMemorySecondFactorStore({ run }: MemoryAccess): SecondFactorStore {
  return {
    totpOf: (id) =>
      run(({ totpFactors }) => {
        const row = totpFactors.get(id);
        return row === undefined ? null : { secret: row.secret, pending: row.pending };
      }),
    offerTotp: (id, pending) =>
      run(({ people, totpFactors }) => {
        mustHold(people.has(id), 'totp_factor_person_id_user_id_fk');
        totpFactors.set(id, { ...(totpFactors.get(id) ?? { secret: null, usedStep: 0 }), pending });
      }),
    confirmTotp: (id, secret, usedStep) =>
      run(({ totpFactors }) => {
        if (totpFactors.has(id)) totpFactors.set(id, { secret, pending: null, usedStep });
      }),
    useTotpStep: (id, step) =>
      run(({ totpFactors }) => {
        const row = totpFactors.get(id);
        if (row === undefined || row.usedStep >= step) return false;
        totpFactors.set(id, { ...row, usedStep: step });
        return true;
      }),
    removeTotp: (id) => run(({ totpFactors }) => totpFactors.delete(id)),
    replaceBackupCodes: (id, hashes) =>
      run(({ people, backupCodes }) => {
        for (const key of backupCodes.keys(({ personId }) => personId === id)) backupCodes.delete(key);
        for (const hash of hashes) {
          mustHold(people.has(id), 'backup_code_person_id_user_id_fk');
          mustHold(hash.length === 32, 'backup_code_hash_length');
          mustHold(!backupCodes.has(keyOf(id, hash)), 'backup_code_person_id_hash_pk');
          backupCodes.set(keyOf(id, hash), { personId: id });
        }
      }),
    useBackupCode: (id, hash) =>
      run(({ backupCodes }) => {
        const isThere = backupCodes.has(keyOf(id, hash));
        if (isThere) backupCodes.delete(keyOf(id, hash));
        return isThere;
      }),
    countBackupCodes: (id) => run(({ backupCodes }) => backupCodes.keys(({ personId }) => personId === id).length),
    passkeysOf: (id) =>
      run(({ passkeys }) =>
        passkeys
          .select(({ personId }) => personId === id)
          .sort((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1)),
      ),
    passkeyByCredential: (wanted) =>
      run(({ passkeys }) => passkeys.select(({ credentialId }) => credentialId === wanted)[0] ?? null),
    addPasskey: (passkey) =>
      run(({ people, passkeys }) => {
        const { id, personId, credentialId, name } = passkey;
        mustHold(people.has(personId), 'passkey_person_id_user_id_fk');
        mustHold(!passkeys.has(id), 'passkey_pkey');
        mustHold(name.length >= 1 && name.length <= 60, 'passkey_name_length');
        mustHold(
          passkeys.select((one) => one.credentialId === credentialId).length === 0,
          'passkey_credential_id_unique',
        );
        passkeys.set(id, passkey);
      }),
    renamePasskey: (owner, id, name) =>
      run(({ passkeys }) => {
        const row = passkeys.get(id);
        if (row?.personId !== owner) return false;
        mustHold(name.length >= 1 && name.length <= 60, 'passkey_name_length');
        passkeys.set(id, { ...row, name });
        return true;
      }),
    removePasskey: (owner, id) =>
      run(({ passkeys }) => {
        if (passkeys.get(id)?.personId !== owner) return false;
        passkeys.delete(id);
        return true;
      }),
    usePasskey: (id, counter, at) =>
      run(({ passkeys }) => {
        const row = passkeys.get(id);
        if (row !== undefined) passkeys.set(id, { ...row, counter, usedAt: at });
      }),
    removeAll: (id) =>
      run(({ totpFactors, backupCodes, passkeys }) => {
        totpFactors.delete(id);
        for (const key of backupCodes.keys(({ personId }) => personId === id)) backupCodes.delete(key);
        for (const key of passkeys.keys(({ personId }) => personId === id)) passkeys.delete(key);
      }),
  };
}

function keyOf(id: string, hash: Uint8Array): string {
  return `${id} ${Buffer.from(hash).toString('hex')}`;
}
