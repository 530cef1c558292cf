import { accepted, refused } from '@anteroom/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { MailboxStore } from './mailbox-store.ts';
import type { Mailer } from './mailer.ts';
import { writeMail } from './write-mail.ts';

/** Sends nothing: keeps e-mails for the demo's mailbox page. */
export function createMailboxMailer(parts: {
  readonly mailbox: MailboxStore;
  readonly clock: Clock;
  readonly log: Log;
}): Mailer {
  const { mailbox, clock, log } = parts;
  return {
    kind: 'mailbox',
    async send(mail) {
      try {
        await mailbox.add({ at: clock.now(), to: mail.to, ...writeMail(mail) });
        return accepted(null);
      } catch (error) {
        log.error({ err: error }, 'An e-mail could not be kept.');
        return refused({ code: 'mail-failed' });
      }
    },
  };
}
