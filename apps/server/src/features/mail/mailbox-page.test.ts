import { afterEach, expect, test } from 'vitest';
import { startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

let server: ServerInMemory | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const letter = {
  to: 'mei.chen@nordby.example',
  locale: 'en',
  write: () => ({
    subject: 'Come <script>alert(1)</script>',
    paragraphs: ['Good day'],
    link: { words: 'Open', href: 'https://anteroom.test/invitation/abc' },
  }),
} as const;

test('the demo shows what would have been sent, its links to press, and nothing of it runs', async () => {
  server = await startServerInMemory();
  expect((await server.app.inject('/mailbox')).body).toContain('Nothing has been sent yet');
  await server.mailer.send(letter);
  const { statusCode, body } = await server.app.inject('/mailbox');
  expect(statusCode).toBe(200);
  expect(body).toContain('<a href="https://anteroom.test/invitation/abc"');
  expect(body).toContain('mei.chen@nordby.example');
  expect(body).not.toContain('<script>');
  expect((await server.app.inject('/mailbox?lang=de')).body).toContain('Postfach der Demo');
});

test.each([{ DEMO: 'off' }, { SMTP_URL: 'smtp://mail.example.org' }])(
  'with %o there is no such page',
  async (settings) => {
    server = await startServerInMemory(settings);
    expect((await server.app.inject('/mailbox')).statusCode).toBe(404);
  },
);
