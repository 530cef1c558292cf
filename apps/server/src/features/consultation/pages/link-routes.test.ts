import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../../testing/server-in-memory.ts';

const chen = 'mei.chen@demo.anteroom.example';
const alice = { firstName: 'Alice', lastName: 'Andersson', phone: '' };
const minute = 60_000;

let server: ServerInMemory;
let cookie: string;
let links: string;
beforeEach(async () => {
  server = await startServerInMemory();
  await server.addStaff(chen);
  cookie = await server.signIn(chen);
  const clinic = await server.database.stores.clinics.bySlug('renal');
  links = `/api/clinics/${clinic?.clinic.id ?? ''}`;
});
afterEach(() => server.close());

function post(url: string, payload: object | string, headers: Record<string, string> = {}) {
  return server.app.inject({ method: 'POST', url, headers: { origin, ...headers }, payload });
}
const form = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
const open = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url, headers: { accept: 'text/html', ...headers } });
const cookieOf = (answer: Awaited<ReturnType<typeof post>>) =>
  answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

async function make(body: object) {
  const answer = await post(`${links}/caller-links`, body, { cookie });
  return routes.makeCallerLink.reply.parse(answer.json());
}
const personal = async () =>
  (await make({ kind: 'personal', expiresAt: server.clock.now() + 60 * minute, details: alice })).path ?? '';

describe('A scheduled link', () => {
  /** Noon in Stockholm, in winter. */
  const startsAt = Date.parse('2027-01-14T11:00Z');
  const scheduled = async () => {
    await server.clock.advance(startsAt - 60 * minute - server.clock.now());
    cookie = await server.signIn(chen);
    return (
      (await make({ kind: 'scheduled', startsAt, earlyMinutes: 15, lateMinutes: 60, note: 'Her knee' })).path ?? ''
    );
  };

  test('says when it opens, where clocks stand as in the clinic', async () => {
    const { statusCode, body } = await open(await scheduled());
    expect(statusCode).toBe(200);
    expect(body).toContain('You are early');
    expect(body).toMatch(
      /Thursday 14 January 2027 at 12:00 Central European Standard Time|Thursday, January 14, 2027 at 12:00/,
    );
    expect(body).toMatch(/11:45/);
    expect(body).not.toContain('Her knee');
  });

  test('is the set-up page at its time, and leads back to the stay on the same device', async () => {
    const path = await scheduled();
    await server.clock.advance(50 * minute);
    const page = await open(path);
    expect(page.body).toContain(`<form id="setup" method="post" action="${path}"`);
    expect(page.body).not.toContain(`href="${path}`);
    const wrong = await post(path, new URLSearchParams({ ...alice, lastName: '' }).toString(), form);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain(`action="${path}"`);
    const arrived = await post(path, new URLSearchParams(alice).toString(), form);
    expect([arrived.statusCode, arrived.headers.location]).toEqual([303, '/c/renal/wait']);
    const own = { cookie: cookieOf(arrived) };
    expect((await open(path, own)).headers.location).toBe('/c/renal/wait');
    expect((await open('/c/renal/wait', own)).statusCode).toBe(200);
    const elsewhere = await open(path);
    expect([elsewhere.statusCode, elsewhere.body.includes('This link has been used')]).toEqual([410, true]);
    expect((await post(path, new URLSearchParams(alice).toString(), form)).headers.location).toBe(path);
  });

  test('says until when it was valid', async () => {
    const path = await scheduled();
    await server.clock.advance(120 * minute);
    const { statusCode, body } = await open(path);
    expect([statusCode, body.includes('This link has expired')]).toEqual([410, true]);
    expect(body).toMatch(/13:00|1:00/);
  });
});

describe('A personal link', () => {
  test('begins nothing when it is only looked at, and the stay when its form is sent', async () => {
    const path = await personal();
    expect(path).toMatch(/^\/l\/[\w-]{43}$/);
    const page = await open(path);
    expect(page.body).toContain(`method="post" action="${path}" data-enter`);
    expect(page.body).not.toMatch(/Alice|Andersson/);
    const waiting = async () =>
      routes.me.reply.parse((await open('/api/me', { cookie })).json()).clinics.map((each) => each.waiting);
    expect(await waiting()).toEqual([0]);
    const arrived = await post(path, '', form);
    expect([arrived.statusCode, arrived.headers.location]).toEqual([303, '/c/renal/wait']);
    const second = await post(path, '', form);
    expect([second.statusCode, await waiting()]).toEqual([303, [1]]);
    expect((await open('/c/renal/wait', { cookie: cookieOf(second) })).statusCode).toBe(200);
  });

  test('asks whose place it is where somebody waits on the device already', async () => {
    const path = await personal();
    const bob = await post('/c/renal', new URLSearchParams({ ...alice, firstName: 'Bob' }).toString(), form);
    const own = { cookie: cookieOf(bob) };
    expect((await open(path, own)).body).toContain('Somebody is waiting on this device');
    expect((await post(path, '', { ...form, ...own })).headers.location).toBe(path);
  });

  test('that is revoked answers as one that never was', async () => {
    const made = await make({ kind: 'personal', expiresAt: server.clock.now() + 60 * minute, details: alice });
    await post(`${links}/caller-links/${made.id}/revoke`, {}, { cookie });
    const revoked = await open(made.path ?? '');
    const unknown = await open(`/l/${'A'.repeat(43)}`);
    expect([revoked.statusCode, revoked.body]).toEqual([404, unknown.body]);
  });

  test('leads nobody into a waiting area that is switched off', async () => {
    const path = await personal();
    const clinicId = links.replace('/api/clinics/', '');
    const found = (await server.database.stores.clinics.bySlug('renal'))?.clinic;
    expect(found?.id).toBe(clinicId);
    if (found === undefined) return;
    await server.database.stores.clinics.setClosed(found.id, server.clock.now());
    expect((await open(path)).statusCode).toBe(410);
    expect((await post(path, '', form)).statusCode).toBe(410);
  });
});

describe('A message with a link', () => {
  const send = (part: string, to: string, locale = 'de') => post(`${links}/${part}`, { to, locale }, { cookie });

  test('goes by e-mail in the language of its receiver, with the clinic’s own words where it has some', async () => {
    expect((await send('share', 'alice@demo.anteroom.example')).statusCode).toBe(200);
    await server.addAdministrator('admin@demo.anteroom.example');
    const admin = await server.signIn('admin@demo.anteroom.example');
    const template = {
      language: 'de',
      subject: 'Nieren: {clinic}',
      text: 'Guten Tag!\n\n{link}\n\nBis {time}',
      sms: '',
    };
    const set = [{ setting: { key: 'shareTemplates', value: [template] }, revision: 0 }];
    const saved = await post('/api/clinics/renal/settings', { set, inherit: [] }, { cookie: admin });
    expect(saved.statusCode).toBe(200);
    expect((await send('share', 'alice@demo.anteroom.example')).statusCode).toBe(200);
    const [own, ours] = await server.database.stores.mailbox.newest();
    expect(ours?.text).toContain(`${origin}/c/renal`);
    expect(own).toMatchObject({ subject: 'Nieren: Renal clinic', text: `Guten Tag!\n\n${origin}/c/renal\n` });
    expect(own?.html).toContain(`<a href="${origin}/c/renal">`);
  });

  test('names the time of a scheduled link, and nobody', async () => {
    const startsAt = server.clock.now() + 60 * minute;
    const body = { kind: 'scheduled', startsAt, earlyMinutes: 15, lateMinutes: 60, note: 'Her knee' };
    const { id, path } = await make(body);
    const words = await server.app.inject({ url: `${links}/caller-links/${id}/words?locale=en`, headers: { cookie } });
    const { text, sms } = routes.callerLinkWords.reply.parse(words.json());
    for (const message of [text, sms]) {
      expect(message).toContain(`${origin}${path ?? ''}`);
      expect(message).toMatch(/Central European/);
      expect(message).not.toContain('knee');
    }
  });

  test.each(['', 'nobody', 'a@b, c@d', 'a@b\nBcc: c@d', '<a@b>'])('goes to no address such as “%s”', async (to) => {
    expect((await send('share', to)).json()).toMatchObject({ error: { code: 'invalid-input', field: 'to' } });
    expect(await server.database.stores.mailbox.newest()).toEqual([]);
  });

  test('floods no mailbox', async () => {
    const codes = new Set<number>();
    for (let time = 0; time < 21; time += 1) codes.add((await send('share', 'alice@demo.anteroom.example')).statusCode);
    expect([...codes]).toEqual([200, 429]);
  });

  test('goes by a text message in the shorter words, to a number that can be dialled', async () => {
    const texts = (to: string) => post(`${links}/share/text`, { to, locale: 'de' }, { cookie });
    expect((await texts('+46 70 174 06 05')).statusCode).toBe(200);
    const [message] = await server.database.stores.sms.newest();
    expect(message?.to).toBe('+46701740605');
    expect(message?.text).toBe(`Videosprechstunde bei Renal clinic: ${origin}/c/renal`);
    expect((await texts('070 174 06 05')).json()).toMatchObject({ error: { code: 'phone-malformed', field: 'to' } });
    expect(await server.database.stores.sms.newest()).toHaveLength(1);
    expect(server.log.join('')).not.toMatch(/701740605|174 06/);
  });

  test('brings a scheduled link with its time by a text message', async () => {
    const startsAt = server.clock.now() + 60 * minute;
    const { id, path } = await make({
      kind: 'scheduled',
      startsAt,
      earlyMinutes: 15,
      lateMinutes: 60,
      note: 'Her knee',
    });
    const sent = await post(`${links}/caller-links/${id}/text`, { to: '+46701740605', locale: 'en' }, { cookie });
    expect(sent.statusCode).toBe(200);
    const [message] = await server.database.stores.sms.newest();
    expect(message?.text).toContain(`${origin}${path ?? ''}`);
    expect(message?.text).toMatch(/Central European/);
    expect(message?.text).not.toContain('knee');
  });
});
