import { createTransport, type SendMailOptions } from 'nodemailer';

/** How long a mail server may take for each step, in milliseconds: somebody waits for the answer. */
const patience = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 };

/** The way to one mail server. */
export interface SmtpTransport {
  /** @throws what the library throws where the server can't be reached or refuses */
  sendMail(mail: SendMailOptions): Promise<unknown>;
}

/** @param url `smtp://…` or `smtps://…`, with name and password in it where they are needed */
export function createSmtpTransport(url: string): SmtpTransport {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const transport = createTransport({
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
  return { sendMail: (mail) => transport.sendMail(mail) };
}
