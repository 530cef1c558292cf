import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import { mostKeptMails, type MailboxStore } from './mailbox-store.ts';

/** The mailbox in memory. */
export function createMemoryMailboxStore({ run }: MemoryAccess): MailboxStore {
  return {
    add: (mail) =>
      run(({ mailbox }) => {
        const keys = mailbox.keys(() => true).sort((left, right) => left - right);
        mailbox.set((keys.at(-1) ?? 0) + 1, mail);
        for (const key of keys.slice(0, Math.max(0, keys.length + 1 - mostKeptMails))) mailbox.delete(key);
      }),
    newest: () => run(({ mailbox }) => mailbox.select().reverse()),
  };
}
