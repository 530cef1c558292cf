import { accepted, refused, type PersonId, type Result } from '@anteroom/domain';
import type { Database, Stores } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import { backupCodeCount, looksLikeBackupCode, newBackupCode, type FactorSecrets } from './factor-secrets.ts';
import type { Passkey, SecondFactorStore } from './second-factor-store.ts';
import { asBase32, matchingStep, newTotpSecret, totpAddress } from './totp.ts';

/** What somebody has beside their password. */
export interface Factors {
  readonly totp: boolean;
  /** How many backup codes are left. */
  readonly backupCodes: number;
  readonly passkeys: readonly Passkey[];
}

/** Whether somebody has a second factor; backup codes alone are none. */
export function hasFactor({ totp, passkeys }: Factors): boolean {
  return totp || passkeys.length > 0;
}

/** Second factors of staff (P4): everybody's own. */
export interface SecondFactors {
  factorsOf(id: PersonId): Promise<Factors>;
  /** A new secret for an app: to type, and as the address of a QR code. */
  offerTotp(person: {
    readonly personId: PersonId;
    readonly email: string;
    readonly host: string;
  }): Promise<{ readonly secret: string; readonly address: string }>;
  /** The first code of the secret that was offered; answers new backup codes, in clear for the only time. */
  confirmTotp(id: PersonId, code: string): Promise<Result<readonly string[], Refusal>>;
  removeTotp(id: PersonId): Promise<Result<null, Refusal>>;
  /** Puts ten new backup codes in the place of all older ones. */
  renewBackupCodes(id: PersonId): Promise<Result<readonly string[], Refusal>>;
  /** Whether a code of the app or a backup code is right; it is used up by that. */
  useCode(id: PersonId, typed: string): Promise<boolean>;
  /** @returns backup codes where it is the first factor, else null */
  addPasskey(passkey: Passkey): Promise<readonly string[] | null>;
  removePasskey(owner: PersonId, id: string): Promise<Result<null, Refusal>>;
  /** For somebody who has lost them: by the operator alone. */
  reset(id: PersonId): Promise<void>;
}

/** @param parts `required`: whether all staff need one, so that the last can't be removed */
export function createSecondFactors(parts: {
  readonly database: Database;
  readonly secrets: FactorSecrets;
  readonly clock: Clock;
  readonly required: boolean;
}): SecondFactors {
  const { database, secrets, clock, required } = parts;

  const factorsOf = async (store: SecondFactorStore, id: PersonId): Promise<Factors> => {
    const totp = await store.totpOf(id);
    return {
      totp: totp !== null && totp.secret !== null,
      backupCodes: await store.countBackupCodes(id),
      passkeys: await store.passkeysOf(id),
    };
  };

  const note = (stores: Stores, id: PersonId, verb: string, subject: string = id, byOperator = false) =>
    stores.audit.append([
      {
        at: clock.now(),
        actor: byOperator ? { kind: 'operator' } : { kind: 'staff', personId: id },
        verb,
        clinicId: null,
        subject,
      },
    ]);

  const newCodes = async (store: SecondFactorStore, id: PersonId): Promise<readonly string[]> => {
    const codes = Array.from({ length: backupCodeCount }, newBackupCode);
    await store.replaceBackupCodes(
      id,
      codes.map((code) => secrets.hashOfBackupCode(id, code)),
    );
    return codes;
  };

  /** What is left must be enough; with the last factor the backup codes go too. */
  const mayLose = async (store: SecondFactorStore, id: PersonId, left: (factors: Factors) => Factors) => {
    const remaining = left(await factorsOf(store, id));
    if (hasFactor(remaining)) return true;
    if (!required) await store.replaceBackupCodes(id, []);
    return !required;
  };

  return {
    factorsOf: (id) => factorsOf(database.stores.secondFactors, id),
    async offerTotp({ personId, email, host }) {
      const secret = newTotpSecret();
      await database.stores.secondFactors.offerTotp(personId, secrets.seal(personId, secret));
      return { secret: asBase32(secret), address: totpAddress(secret, email, host) };
    },
    confirmTotp: (id, code) =>
      database.transact(async (stores): Promise<Result<readonly string[], Refusal>> => {
        const { secondFactors: store } = stores;
        const pending = (await store.totpOf(id))?.pending ?? null;
        const secret = pending === null ? null : secrets.unseal(id, pending);
        if (pending === null || secret === null) return refused({ code: 'not-found' });
        const step = matchingStep(secret, code, clock.now());
        if (step === null) return refused({ code: 'wrong-code' });
        await store.confirmTotp(id, pending, step);
        await note(stores, id, 'set-up-authenticator-app');
        return accepted(await newCodes(store, id));
      }),
    removeTotp: (id) =>
      database.transact(async (stores): Promise<Result<null, Refusal>> => {
        const { secondFactors: store } = stores;
        if (!(await mayLose(store, id, (all) => ({ ...all, totp: false })))) return refused({ code: 'last-factor' });
        await store.removeTotp(id);
        await note(stores, id, 'remove-authenticator-app');
        return accepted(null);
      }),
    renewBackupCodes: (id) =>
      database.transact(async (stores): Promise<Result<readonly string[], Refusal>> => {
        const { secondFactors: store } = stores;
        if (!hasFactor(await factorsOf(store, id))) return refused({ code: 'not-found' });
        await note(stores, id, 'renew-backup-codes');
        return accepted(await newCodes(store, id));
      }),
    async useCode(id, typed) {
      if (looksLikeBackupCode(typed)) {
        return database.transact(async (stores) => {
          const isRight = await stores.secondFactors.useBackupCode(id, secrets.hashOfBackupCode(id, typed));
          if (isRight) await note(stores, id, 'use-backup-code');
          return isRight;
        });
      }
      const store = database.stores.secondFactors;
      const sealed = (await store.totpOf(id))?.secret ?? null;
      const secret = sealed === null ? null : secrets.unseal(id, sealed);
      const step = secret === null ? null : matchingStep(secret, typed, clock.now());
      return step !== null && (await store.useTotpStep(id, step));
    },
    addPasskey: (passkey) =>
      database.transact(async (stores) => {
        const { secondFactors: store } = stores;
        const isFirst = !hasFactor(await factorsOf(store, passkey.personId));
        await store.addPasskey(passkey);
        await note(stores, passkey.personId, 'add-passkey', passkey.id);
        return isFirst ? newCodes(store, passkey.personId) : null;
      }),
    removePasskey: (owner, id) =>
      database.transact(async (stores): Promise<Result<null, Refusal>> => {
        const { secondFactors: store } = stores;
        const own = await store.passkeysOf(owner);
        if (!own.some((one) => one.id === id)) return refused({ code: 'not-found' });
        const left = (all: Factors) => ({ ...all, passkeys: all.passkeys.filter((one) => one.id !== id) });
        if (!(await mayLose(store, owner, left))) return refused({ code: 'last-factor' });
        await store.removePasskey(owner, id);
        await note(stores, owner, 'remove-passkey', id);
        return accepted(null);
      }),
    reset: (id) =>
      database.transact(async (stores) => {
        await stores.secondFactors.removeAll(id);
        await note(stores, id, 'reset-second-factor', id, true);
      }),
  };
}
