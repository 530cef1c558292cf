import { accepted, refused } from '@anteroom/domain';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from './mailer.ts';
import type { SmtpTransport } from './smtp-transport.ts';
import { writeMail } from './write-mail.ts';

/**
 * Sends by SMTP.
 * @param options `url`: `smtp://…` or `smtps://…`, with name and password in it where they are needed; `from`: the sender
 */
export function createSmtpMailer(options: { readonly url: string; readonly from: string; readonly log: Log }): Mailer {
  const { url, from, log } = options;
  /** Made with the first letter: a start has none to send. */
  let transport: Promise<SmtpTransport> | null = null;
  return {
    kind: 'smtp',
    async send(mail) {
      try {
        // As an object: a comma in an address must not make two of it.
        const { sendMail } = await (transport ??= openTransport(url));
        await sendMail({ from, to: { name: '', address: mail.to }, ...writeMail(mail) });
        return accepted(null);
      } catch (error) {
        log.error({ reason: reasonOf(error) }, 'An e-mail could not be sent.');
        return refused({ code: 'mail-failed' });
      }
    },
  };
}

async function openTransport(url: string): Promise<SmtpTransport> {
  const { createSmtpTransport } = await import('./smtp-transport.ts');
  return createSmtpTransport(url);
}

/** The code alone: what a mail server says may quote the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error && typeof error.responseCode === 'number' ? ` ${error.responseCode}` : '';
  return `${code}${answer}`;
}
