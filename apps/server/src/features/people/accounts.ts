import type { PersonId } from '@anteroom/domain';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';

/** Closing accounts and opening them again; the operator alone may (P6). */
export interface Accounts {
  /**
   * Closes an account: it answers like one that isn't there, its sessions end, and every node cuts its pages within a
   * second. Roles stay as they are, for when it is opened again.
   */
  disable(id: PersonId): Promise<void>;
  enable(id: PersonId): Promise<void>;
}

export function createAccounts(parts: {
  readonly database: Database;
  readonly identity: { signOutEverywhere(id: PersonId): Promise<unknown> };
  readonly clock: Clock;
}): Accounts {
  const { database, identity, clock } = parts;
  async function set(id: PersonId, verb: 'disable-account' | 'enable-account'): Promise<void> {
    await database.transact(async ({ access, audit }) => {
      const at = clock.now();
      await access.setDisabled(id, verb === 'disable-account' ? at : null);
      await audit.append([{ at, actor: { kind: 'operator' }, verb, clinicId: null, subject: id }]);
    });
  }
  return {
    async disable(id) {
      await set(id, 'disable-account');
      await identity.signOutEverywhere(id);
    },
    enable: (id) => set(id, 'enable-account'),
  };
}
