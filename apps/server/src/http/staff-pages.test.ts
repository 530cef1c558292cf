import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServerInMemory, type ServerInMemory } from '../testing/server-in-memory.ts';

let server: ServerInMemory;

beforeEach(async () => {
  server = await startServerInMemory();
});
afterEach(() => server.close());

const asks = '</api/me>; rel=preload; as=fetch; crossorigin';

test.each([
  ['/clinics', asks],
  ['/clinics/renal/waiting-area', asks],
  ['/account/roles', asks],
  ['/organisations/nordby/map', asks],
  // Nobody is inside yet: what isn't used is asked for in vain.
  ['/sign-in', undefined],
  ['/invitation/none', undefined],
])('The page %s lets the browser ask who is signed in before its code has come, or doesn’t', async (url, link) => {
  const answer = await server.app.inject({ url, headers: { accept: 'text/html' } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers.link).toBe(link);
});
