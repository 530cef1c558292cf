import { pages, routes } from '@anteroom/protocol';
import { badInputsFrom } from '@anteroom/testkit';
import Fastify, { type InjectOptions } from 'fastify';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowListedRoutesOnly } from './listed-routes.ts';
import { goodBodies } from '../testing/good-bodies.ts';
import { origin, password, startServerInMemory, type ServerInMemory } from '../testing/server-in-memory.ts';

let server: ServerInMemory;

beforeAll(async () => {
  server = await startServerInMemory({
    SIGN_INS_PER_MINUTE: '100000',
    ARRIVALS_PER_MINUTE: '100000',
    REQUESTS_PER_MINUTE: '1000000',
  });
  await server.addStaff('mei.chen@demo.anteroom.example');
});
afterAll(() => server.close());

/** What carries its own proof is posted from elsewhere, as a form; its own tests try it. */
const fromElsewhere: readonly string[] = [
  '/api/single-sign-on/:organisation/assertion',
  '/api/single-sign-on/:organisation/back-channel-logout',
];

const changing = [...Object.values(routes), ...pages].filter(
  ({ method, path }) => method === 'POST' && !fromElsewhere.includes(path),
);

test('a request that comes in drop by drop is given up, and an idle connection outlives a proxy’s', () => {
  expect(server.app.server).toMatchObject({ requestTimeout: 30_000, keepAliveTimeout: 65_000 });
});

/** An address that the pattern of a route fits. */
function addressOf(path: string): string {
  return path
    .replace(':consultationId', 'AAAAAAAAAAAAAAAAAAAAAA')
    .replace(/:(clinicId|personId|organisationId|invitationId)\b/, 'AAAAAAAAAAAAAAAAAAAAAA')
    .replace(/:(personId|roomId|linkId|callId)\b/g, 'AAAAAAAAAAAAAAAAAAAAAA')
    .replace(':token', 'none')
    .replace(':clinic', 'renal')
    .replace(':organisation', 'nordby')
    .replace('*', 'caller-abc.js');
}

async function send(options: InjectOptions) {
  const answer = await server.app.inject({ remoteAddress: '192.0.2.1', ...options });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
}

function codeIn(body: string): string {
  const parsed: unknown = JSON.parse(body);
  const error = z.parse(z.object({ error: z.object({ code: z.string() }) }), parsed);
  return error.error.code;
}

describe('every address', () => {
  test.each([...Object.values(routes), ...pages])('of the protocol is served: $method $path', ({ method, path }) => {
    expect(server.app.hasRoute({ method, url: path })).toBe(true);
  });

  test('that the protocol doesn’t list can’t be served', () => {
    const bare = Fastify();
    allowListedRoutesOnly(bare);
    expect(() => bare.get('/health/live', () => 'ok')).not.toThrow();
    expect(() => bare.get('/health/secret', () => 'ok')).toThrow('GET /health/secret');
    expect(() => bare.post('/health/live', () => 'ok')).toThrow('POST /health/live');
  });

  test('compiles WebAssembly only where calls are held', async () => {
    const gets = [...Object.values(routes), ...pages].filter(({ method }) => method === 'GET');
    const answers = await Promise.all(
      gets.map(async ({ method, path }) => {
        const { headers } = await send({ method, url: addressOf(path), headers: { origin } });
        return { path, policy: String(headers['content-security-policy']) };
      }),
    );
    const open = answers.filter(({ policy }) => policy.includes("script-src 'self' 'wasm-unsafe-eval'"));
    expect(open.map(({ path }) => path).sort()).toEqual([
      '/account',
      '/account/*',
      '/c/:clinic',
      '/c/:clinic/wait',
      '/clinics',
      '/clinics/*',
      '/invitation/:token',
      '/organisations',
      '/organisations/*',
      '/r/:secret',
      '/r/:secret/visit',
      '/reset',
      '/reset/:token',
      '/second-factor',
      '/sign-in',
      '/sign-in/:organisation',
    ]);
  });

  test('compiles WebAssembly in the one worker that needs it, and in no other file', async () => {
    const policyOf = async (file: string): Promise<string> =>
      String((await send({ method: 'GET', url: `/assets/${file}` })).headers['content-security-policy']);
    expect(await policyOf('background-worker-4wrUBX1H.js')).toBe(
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    );
    expect(await policyOf('call-4wrUBX1H.js')).toBe("default-src 'self'");
  });

  test.each([...Object.values(routes), ...pages])(
    '$method $path carries the security headers',
    async ({ method, path }) => {
      const { headers } = await send({ method, url: addressOf(path), headers: { origin } });
      expect(headers['content-security-policy']).toBeDefined();
      expect(headers['content-security-policy']).not.toMatch(/(?<!wasm-)unsafe/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        // The button is for the pages of others (E1).
        'cross-origin-resource-policy': path.startsWith('/button.') ? 'cross-origin' : 'same-origin',
      });
      if (/^\/(?:(?:assets|brand|pictures)\/|button\.)/.test(path)) return;
      expect(headers).toMatchObject({
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
        // The one answer that others' pages and what stands between may keep for a moment.
        'cache-control': path.startsWith('/api/doors/') ? 'public, max-age=15' : 'no-store',
      });
      expect(headers['permissions-policy']).toContain('camera=(self)');
    },
  );

  test('that is unknown answers not-found, with a page for a person', async () => {
    const forProgram = await send({ url: '/api/nothing' });
    expect([forProgram.status, codeIn(forProgram.body)]).toEqual([404, 'not-found']);
    const forPerson = await send({ url: '/nothing', headers: { accept: 'text/html' } });
    expect(forPerson.status).toBe(404);
    expect(forPerson.body).toContain('There is no such page');
  });

  test('that can’t be decoded is refused', async () => {
    const { status, body } = await send({ url: '/c/%E0%A4%A' });
    expect([status, codeIn(body)]).toEqual([400, 'invalid-input']);
  });
});

describe.each(changing)('$method $path', ({ method, path }) => {
  const url = addressOf(path);

  test('refuses other origins, and none', async () => {
    for (const headers of [
      {},
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: `${origin}.evil.test` },
    ]) {
      const { status, body } = await send({ method, url, headers, payload: {} });
      expect([status, codeIn(body)]).toEqual([403, 'origin-refused']);
    }
  });

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'application/json5', 'json', ''])(
    'refuses the content type “%s”',
    async (type) => {
      const { status, body } = await send({ method, url, headers: { origin, 'content-type': type }, payload: '{}' });
      expect([status, codeIn(body)]).toEqual([415, 'unsupported-media-type']);
    },
  );

  test('refuses ten megabytes, broken JSON and poisoned prototypes', async () => {
    const big = JSON.stringify({ email: 'x'.repeat(10_000_000) });
    const expected: readonly (readonly [string, number, string])[] = [
      [big, 413, 'payload-too-large'],
      ['{"email":', 400, 'invalid-input'],
      ['{"__proto__":{"admin":true}}', 400, 'invalid-input'],
      ['{"constructor":{"prototype":{}}}', 400, 'invalid-input'],
    ];
    for (const [payload, status, code] of expected) {
      const answer = await send({ method, url, headers: { origin, 'content-type': 'application/json' }, payload });
      expect([answer.status, codeIn(answer.body)]).toEqual([status, code]);
    }
    expect((await send({ url: '/health/live' })).status).toBe(200);
  });
});

describe('bodies', () => {
  const bodies = goodBodies.map((body) => ({ ...body, path: addressOf(body.path) }));

  test.each(bodies)('$path refuses everything that its schema doesn’t promise', async ({ path, schema, good }) => {
    for (const { what, value } of badInputsFrom(good, (input) => z.safeParse(schema, input).success)) {
      // A picture or document may be longer than any text; how long, its own test says.
      if (/\/(?:logo|waiting-files)$/.test(path) && what.includes('too long')) continue;
      const { status, body } = await send({
        method: 'POST',
        url: path,
        headers: { origin, 'content-type': 'application/json' },
        payload: JSON.stringify(value),
      });
      expect([400, 413], what).toContain(status);
      expect(['invalid-input', 'payload-too-large'], what).toContain(codeIn(body));
    }
  });

  test('are plain forms only where a caller arrives', async () => {
    const form = { origin, 'content-type': 'application/x-www-form-urlencoded' };
    for (const { path } of bodies) {
      const { status, body } = await send({ method: 'POST', url: path, headers: form, payload: 'a=b' });
      expect([status, codeIn(body)]).toEqual([415, 'unsupported-media-type']);
    }
  });
});

test('the description for programs names every route', async () => {
  const { body } = await send({ url: routes.openapi.path });
  const document = z.parse(
    z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) }),
    JSON.parse(body),
  );
  expect(document.openapi).toBe('3.1.0');
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const listed = Object.values(routes).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(described.sort()).toEqual(listed.sort());
});

test('the log knows routes, never addresses or what somebody typed', async () => {
  await send({ url: '/c/renal?name=Amina&lang=de' });
  await send({
    method: 'POST',
    url: '/c/renal',
    headers: { origin },
    payload: { firstName: 'Amina', lastName: 'Warsame', phone: '070 555 01 34' },
  });
  await send({
    method: 'POST',
    url: routes.signIn.path,
    headers: { origin },
    payload: { email: 'a@b.example', password },
  });
  const log = server.log.join('');
  expect(log).toContain('"route":"/c/:clinic"');
  expect(log).not.toMatch(/Amina|Warsame|070\W*555|a@b\.example|lang=|192\.0\.2\.1|correct horse/);
});
