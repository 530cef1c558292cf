import { afterEach, expect, test } from 'vitest';
import { startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

let server: ServerInMemory | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

test('the demo shows the text messages that would have been sent, its links to press, and nothing of it runs', async () => {
  server = await startServerInMemory();
  expect((await server.app.inject('/phone')).body).toContain('No text message has been sent yet');
  const renal = await server.database.stores.clinics.bySlug('renal');
  if (renal === null) throw new Error('There is no clinic.');
  await server.sms.send({
    to: '+46701234567',
    clinicId: renal.clinic.id,
    locale: 'en',
    write: () => 'It’s your turn <script>alert(1)</script>: https://anteroom.test/back/abc',
  });
  const { statusCode, body } = await server.app.inject('/phone');
  expect(statusCode).toBe(200);
  expect(body).toContain('<a href="https://anteroom.test/back/abc"');
  expect(body).toContain('+46701234567');
  expect(body).not.toContain('<script>');
  expect((await server.app.inject('/phone?lang=de')).body).toContain('Telefon der Demo');
});

test.each([{ DEMO: 'off' }, { SMS_URL: 'https://gateway.example.org' }])(
  'with %o there is no such page',
  async (settings) => {
    server = await startServerInMemory(settings);
    expect((await server.app.inject('/phone')).statusCode).toBe(404);
  },
);
