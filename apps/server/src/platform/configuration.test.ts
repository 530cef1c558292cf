import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readConfiguration, settings } from './configuration.ts';

const secret = 'x'.repeat(32);
const production = { NODE_ENV: 'production', SECRET: secret, PUBLIC_URL: 'https://video.example.org' };

function problemsOf(environment: Record<string, string>, https = false): Record<string, string> {
  const read = readConfiguration(environment, { https });
  return 'problems' in read ? Object.fromEntries(read.problems.map(({ name, problem }) => [name, problem])) : {};
}

function read(environment: Record<string, string>, https = false) {
  const result = readConfiguration(environment, { https });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.configuration;
}

describe('configuration', () => {
  test('needs nothing to try it out: loopback, any port, the demo', () => {
    expect(read({})).toMatchObject({ host: '127.0.0.1', port: null, demo: true, databaseUrl: null, production: false });
    expect(read({}).grace).toEqual({ call: 120_000, waiting: 600_000 });
  });

  test('counts an empty value as none', () => {
    expect(read({ HOST: '', PORT: '', DATABASE_URL: '' })).toEqual(read({}));
  });

  test('has no demo, no default secret and a fixed port in production', () => {
    expect(read(production)).toMatchObject({ demo: false, secret, port: 3000, publicUrl: 'https://video.example.org' });
  });

  test('asks all staff for a second factor in production, and elsewhere only where it is said', () => {
    expect(read(production)).toMatchObject({ secondFactor: 'required', idleLock: 900_000 });
    expect(read({}).secondFactor).toBe('optional');
    expect(read({ SECOND_FACTOR: 'required' }).secondFactor).toBe('required');
  });

  test('listens everywhere with --https, unless HOST says otherwise', () => {
    expect(read({}, true).host).toBe('0.0.0.0');
    expect(read({ HOST: '127.0.0.1' }, true).host).toBe('127.0.0.1');
  });

  test.each([
    ['NODE_ENV', 'prod'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'video.example.org'],
    ['PUBLIC_URL', 'https://video.example.org/anteroom'],
    ['PUBLIC_URL', 'ftp://video.example.org'],
    ['TRUSTED_PROXIES', 'everybody'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost'],
    ['KEYS_DATABASE_URL', 'https://keys.example.org'],
    ['REDIS_URL', 'localhost:6379'],
    ['SECRET', 'short'],
    ['STUN_URLS', 'turn:turn.example.org'],
    ['TURN_URLS', 'turn.example.org'],
    ['ICE_SERVERS', '{'],
    ['ICE_SERVERS', '[{"url":"stun:x"}]'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'no address'],
    ['MAIL_FROM', 'a@b.example, c@d.example'],
    ['SMS_URL', 'http://gateway.example.org'],
    ['SMS_URL', 'gateway.example.org'],
    ['SMS_METHOD', 'PATCH'],
    ['SMS_METHOD', 'GET'],
    ['SMS_FORMAT', 'xml'],
    ['SMS_TEMPLATE', '{"to":"{to}"}'],
    ['SMS_TEMPLATE', '["{to}","{text}"]'],
    ['SMS_HEADERS', '{"A b":"c"}'],
    ['SMS_HEADERS', '{"A":"b\\r\\nc"}'],
    ['SMS_FROM', 'a name that is too long'],
    ['SMS_SUCCESS_STATUS', 'ok'],
    ['SMS_SUCCESS_FIELD', 'status'],
    ['SMS_CALLING_CODE', '+46'],
    ['SMS_PER_CLINIC_AND_HOUR', 'many'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO', 'maybe'],
    ['GRACE_CALL_SECONDS', '0'],
    ['SECOND_FACTOR', 'sometimes'],
    ['IDLE_LOCK_MINUTES', '0'],
    ['GRACE_WAITING_SECONDS', '2m'],
    ['SIGN_INS_PER_MINUTE', '0'],
    ['ARRIVALS_PER_MINUTE', 'many'],
    ['REQUESTS_PER_MINUTE', '1.5'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(Object.keys(problemsOf({ [name]: value }))).toContain(name);
  });

  test('sends e-mails from the host that browsers know, or from whom MAIL_FROM names', () => {
    expect(read(production).mailFrom).toBe('Anteroom <no-reply@video.example.org>');
    expect(read({ MAIL_FROM: 'Nordby <video@nordby.example>' }).mailFrom).toBe('Nordby <video@nordby.example>');
    expect(read({ MAIL_FROM: 'video@nordby.example' }).mailFrom).toBe('video@nordby.example');
  });

  test('says everything that is wrong at once', () => {
    const problems = problemsOf({ NODE_ENV: 'production', PORT: 'x', REDIS_URL: 'y' });
    expect(Object.keys(problems).sort()).toEqual(['PORT', 'PUBLIC_URL', 'REDIS_URL', 'SECRET']);
  });

  test('refuses a demo and certificates of its own in production', () => {
    expect(Object.keys(problemsOf({ ...production, DEMO: 'on' }, true)).sort()).toEqual(['--https', 'DEMO']);
  });

  test('takes a relay only with its secret', () => {
    expect(Object.keys(problemsOf({ TURN_URLS: 'turn:turn.example.org' }))).toEqual(['TURN_SECRET']);
    expect(Object.keys(problemsOf({ TURN_SECRET: 'long enough' }))).toEqual(['TURN_URLS']);
    expect(read({ TURN_URLS: 'turn:a.example, turns:b.example:443', TURN_SECRET: 'long enough' }).ice.turn).toEqual({
      urls: ['turn:a.example', 'turns:b.example:443'],
      secret: 'long enough',
    });
  });

  test('never repeats a value in a problem: it may be a secret', () => {
    for (const name of Object.keys(settings.shape)) {
      expect(JSON.stringify(problemsOf({ [name]: 'k3y' }))).not.toContain('k3y');
    }
  });
});

test('every setting stands in the README', async () => {
  const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8');
  const missing = Object.keys(settings.shape).filter((name) => !readme.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
