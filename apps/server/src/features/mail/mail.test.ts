import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createMemoryDatabase } from '../../database/memory-database.ts';
import { readConfiguration } from '../../platform/configuration.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { createMailer } from './create-mailer.ts';
import type { Mail } from './mailer.ts';

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** A mail server that keeps what it is brought; it refuses whoever is called nobody. */
async function startMailServer() {
  const received: { to: string[]; from: string; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith('nobody@') ? Object.assign(new Error(`No ${address} here`), { responseCode: 550 }) : null,
      ),
    onData(stream, { envelope }, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => (raw += chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ to: envelope.rcptTo.map(({ address }) => address), from, raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
  return { received, url: `smtp://127.0.0.1:${address.port}` };
}

function mailerOf(environment: Record<string, string>) {
  const read = readConfiguration({ NODE_ENV: 'test', ...environment }, { https: false });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const database = createMemoryDatabase();
  closings.push(() => database.close());
  const log = createMemoryLog();
  const { mailbox } = database.stores;
  const mailer = createMailer({ configuration: read.configuration, mailbox, clock: { now: () => 1_000 }, log });
  return { mailer, mailbox, log };
}

const mail: Mail = {
  to: 'mei.chen@nordby.example',
  locale: 'de',
  write: (i18n) => ({
    subject: `${i18n._({ id: 'mailbox.title', message: 'Mailbox of the demo' })}\r\nBcc: everybody@nordby.example`,
    paragraphs: ['Guten Tag,', 'Müller & <b>Söhne</b>'],
    link: { words: 'Öffnen', href: 'https://anteroom.test/invitation/abc' },
    ending: 'Bis morgen.',
  }),
};

describe('with a mail server', () => {
  test('an e-mail arrives as text and as a plain page, in the language of its receiver', async () => {
    const { received, url } = await startMailServer();
    const { mailer } = mailerOf({ SMTP_URL: url, MAIL_FROM: 'Nordby <video@nordby.example>' });
    expect(mailer.kind).toBe('smtp');
    expect(await mailer.send(mail)).toEqual({ ok: true, value: null });
    const [arrived] = received;
    expect(arrived).toMatchObject({ to: ['mei.chen@nordby.example'], from: 'video@nordby.example' });
    const raw = arrived?.raw.replaceAll('=\r\n', '') ?? '';
    expect(raw).toMatch(/^Subject: Postfach der Demo Bcc: everybody@nordby.example\r$/m);
    expect(raw).not.toMatch(/^Bcc:/m);
    expect(raw).toContain('Content-Type: text/plain');
    expect(raw).toContain('Content-Type: text/html');
    expect(raw).toContain('https://anteroom.test/invitation/abc');
    expect(raw).toContain('&lt;b&gt;');
  });

  test('a comma makes no second receiver', async () => {
    const { received, url } = await startMailServer();
    const { mailer } = mailerOf({ SMTP_URL: url });
    await mailer.send({ ...mail, to: 'mei@nordby.example,eve@evil.example' });
    expect(received.flatMap(({ to }) => to)).not.toContain('eve@evil.example');
  });

  test('a refusal is a coded one, and the log knows neither the address nor the words', async () => {
    const { url } = await startMailServer();
    const { mailer, log } = mailerOf({ SMTP_URL: url });
    expect(await mailer.send({ ...mail, to: 'nobody@nordby.example' })).toEqual({
      ok: false,
      refusal: { code: 'mail-failed' },
    });
    const said = JSON.stringify(log.lines);
    expect(said).toContain('550');
    expect(said).not.toMatch(/nobody|nordby|Söhne|invitation/);
  });

  test('that isn’t there it answers the same, and no password goes out in clear', async () => {
    const gone = mailerOf({ SMTP_URL: 'smtp://127.0.0.1:1' });
    expect(await gone.mailer.send(mail)).toEqual({ ok: false, refusal: { code: 'mail-failed' } });
  });
});

describe('without one', () => {
  test('the demo keeps what it would have sent, and no more than two hundred', async () => {
    const { mailer, mailbox } = mailerOf({});
    expect(mailer.kind).toBe('mailbox');
    for (let index = 0; index < 205; index += 1) {
      await mailer.send({ ...mail, to: `person-${index}@nordby.example` });
    }
    const kept = await mailbox.newest();
    expect(kept).toHaveLength(200);
    expect(kept[0]).toMatchObject({ to: 'person-204@nordby.example', at: 1_000 });
    expect(kept[0]?.text).toContain('Öffnen:\nhttps://anteroom.test/invitation/abc');
    expect(kept.at(-1)?.to).toBe('person-5@nordby.example');
  });

  test('production refuses, and keeps nothing', async () => {
    const { mailer, mailbox } = mailerOf({
      NODE_ENV: 'production',
      SECRET: 'x'.repeat(32),
      PUBLIC_URL: 'https://video.example.org',
    });
    expect(mailer.kind).toBe('absent');
    expect(await mailer.send(mail)).toEqual({ ok: false, refusal: { code: 'mail-absent' } });
    expect(await mailbox.newest()).toEqual([]);
  });
});
