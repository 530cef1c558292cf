import { routes, type PrecallFindings } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { goodFindings } from '../../testing/access-matrix/samples/call-quality.ts';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory({ DEMO: 'on' });
});
afterEach(() => server.close());

async function supportIs(email: string) {
  const { clinics, settings } = server.database.stores;
  const place = await clinics.bySlug('renal');
  if (place === null) throw new Error('There is no clinic.');
  await settings.change({ clinicId: place.clinic.id }, { key: 'supportContact', value: { email, phone: '' } }, 0);
}

function report(findings: PrecallFindings, send: boolean, locale = 'en') {
  return server.app.inject({
    method: 'POST',
    url: '/api/precall/renal/report',
    headers: { origin },
    payload: { findings, locale, send },
  });
}

test('The test has a page of its own and one of each clinic, with its emergency number', async () => {
  expect((await server.app.inject({ url: '/precall' })).body).toContain('Test your device');
  const ofClinic = await server.app.inject({ url: '/c/renal/precall' });
  expect(ofClinic.body).toContain('href="tel:112"');
  expect(ofClinic.body).not.toContain('data-report');
  expect((await server.app.inject({ url: '/c/unknown/precall' })).statusCode).toBe(404);
  await supportIs('help@nordby.example');
  expect((await server.app.inject({ url: '/c/renal/precall' })).body).toContain('data-report');
});

test('What is sent to support is what was shown, and no more', async () => {
  await supportIs('help@nordby.example');
  const findings = { ...goodFindings, media: 'impaired', speaker: 'unknown', down: 250, late: 0.15 } as const;
  const shown = routes.precallReport.reply.parse((await report(findings, false)).json());
  expect(shown.sent).toBe(false);
  expect(await server.database.stores.mailbox.newest()).toEqual([]);
  const sent = routes.precallReport.reply.parse((await report(findings, true)).json());
  expect(sent).toEqual({ ...shown, sent: true });
  const [mail] = await server.database.stores.mailbox.newest();
  expect(mail?.to).toBe('help@nordby.example');
  expect(mail?.text).toBe(`${shown.lines.join('\n\n')}\n`);
  expect(shown.lines).toEqual([
    'Somebody tested their device and sent you what was found.',
    'Firefox 153, Linux',
    'Browser: works',
    'Camera: works',
    'Microphone: works',
    'Speaker: not tested',
    'Connection to the server: works',
    'Lasting connection: works',
    'Way for sound and picture: works in a lesser way',
    'Bandwidth: 250 kbit/s to the device, 900 kbit/s from it',
    'Delay: 40 ms there and back',
    'Late or lost answers: 15%',
    'Something may stand in the way of a video call.',
  ]);
});

test('A clinic without support gets none, and nobody floods one that has', async () => {
  expect((await report(goodFindings, true)).statusCode).toBe(404);
  await supportIs('help@nordby.example');
  const statuses: number[] = [];
  for (let turn = 0; turn < 7; turn++) statuses.push((await report(goodFindings, true)).statusCode);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect(await server.database.stores.mailbox.newest()).toHaveLength(5);
});

test('It is written in the language of the page', async () => {
  await supportIs('help@nordby.example');
  const { lines } = routes.precallReport.reply.parse((await report(goodFindings, false, 'de')).json());
  expect(lines).toContain('Kamera: funktioniert');
});
