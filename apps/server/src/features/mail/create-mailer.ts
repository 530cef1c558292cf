import { refused } from '@anteroom/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import type { Log } from '../../platform/log.ts';
import { createMailboxMailer } from './mailbox-mailer.ts';
import type { MailboxStore } from './mailbox-store.ts';
import type { Mailer } from './mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

/** The way of the configuration: a mail server, else the demo's mailbox, else nothing. */
export function createMailer(parts: {
  readonly configuration: Pick<Configuration, 'smtpUrl' | 'mailFrom' | 'demo'>;
  readonly mailbox: MailboxStore;
  readonly clock: Clock;
  readonly log: Log;
}): Mailer {
  const { smtpUrl, mailFrom, demo } = parts.configuration;
  if (smtpUrl !== null) return createSmtpMailer({ url: smtpUrl, from: mailFrom, log: parts.log });
  return demo ? createMailboxMailer(parts) : absentMailer;
}

/** Where no mail is set up, whoever wants to send is told so. */
export const absentMailer: Mailer = {
  kind: 'absent',
  send: () => Promise.resolve(refused({ code: 'mail-absent' })),
};
