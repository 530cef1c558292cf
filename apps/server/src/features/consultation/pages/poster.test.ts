import { afterEach, beforeEach, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../../testing/server-in-memory.ts';

let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory();
});
afterEach(() => server.close());

test('The poster brings the clinic’s link as a code and to type, in the language asked for', async () => {
  const english = await server.app.inject({ url: '/c/renal/poster' });
  expect(english.statusCode).toBe(200);
  expect(english.body).toContain('Talk to us by video');
  expect(english.body).toContain(`${new URL(origin).host}/c/renal</p>`);
  expect(english.body).toMatch(/<svg class="qr"[^>]*>\s*<path d="M\d/);
  const german = await server.app.inject({ url: '/c/renal/poster?lang=de' });
  expect(german.body).toContain('Sprechen Sie mit uns per Video');
});

test('Looking at a poster in another language changes nothing about one’s own', async () => {
  const { headers } = await server.app.inject({ url: '/c/renal/poster?lang=de' });
  expect(headers['set-cookie']).toBeUndefined();
});

test('There is no poster of a clinic that is not there, or was closed', async () => {
  expect((await server.app.inject({ url: '/c/nowhere/poster' })).statusCode).toBe(404);
  const { clinics } = server.database.stores;
  const place = await clinics.bySlug('renal');
  if (place === null) throw new Error('There is no clinic.');
  await clinics.setClosed(place.clinic.id, 1);
  expect((await server.app.inject({ url: '/c/renal/poster' })).statusCode).toBe(404);
});
