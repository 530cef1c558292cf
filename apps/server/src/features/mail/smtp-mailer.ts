import { accepted, refused } from '@anteroom/domain';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from './mailer.ts';
import { writeMail } from './write-mail.ts';

/** How long a mail server may take for each step, in milliseconds: somebody waits for the answer. */
const patience = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 };

/**
 * Sends by SMTP.
 * @param options `url`: `smtp://…` or `smtps://…`, with name and password in it where they are needed; `from`: the sender
 */
export function createSmtpMailer(options: { readonly url: string; readonly from: string; readonly log: Log }): Mailer {
  const { url, from, log } = options;
  const { protocol, hostname, port, username, password } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const connect = async () =>
    (await import('nodemailer')).createTransport({
      host: hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      secure: protocol === 'smtps:',
      // A password goes over no wire in clear.
      requireTLS: username !== '' && !isHere,
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      ...patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  /** Made with the first letter: a start has none to send. */
  let transport: ReturnType<typeof connect> | null = null;
  return {
    kind: 'smtp',
    async send(mail) {
      try {
        // As an object: a comma in an address must not make two of it.
        await (
          await (transport ??= connect())
        ).sendMail({ from, to: { name: '', address: mail.to }, ...writeMail(mail) });
        return accepted(null);
      } catch (error) {
        log.error({ reason: reasonOf(error) }, 'An e-mail could not be sent.');
        return refused({ code: 'mail-failed' });
      }
    },
  };
}

/** The code alone: what a mail server says may quote the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error && typeof error.responseCode === 'number' ? ` ${error.responseCode}` : '';
  return `${code}${answer}`;
}
