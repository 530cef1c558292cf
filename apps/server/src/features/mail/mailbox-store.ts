import type { Instant } from '@anteroom/domain';

/** An e-mail that the demo's mailbox has kept in place of sending it. */
export interface KeptMail {
  readonly at: Instant;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Most e-mails that the mailbox keeps; the oldest goes first. */
export const mostKeptMails = 200;

/** The demo's mailbox: it outlives a restart, and never grows without end. */
export interface MailboxStore {
  add(mail: KeptMail): Promise<void>;
  /** All that are kept, the newest first. */
  newest(): Promise<readonly KeptMail[]>;
}
