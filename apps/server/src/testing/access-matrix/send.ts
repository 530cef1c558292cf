import { routes, toServer, type ToServerName } from '@anteroom/protocol';
import * as z from 'zod/mini';
import { origin } from '../server-in-memory.ts';
import type { RouteName, SentToRoute, Situation } from './sample.ts';

const refusalBody = z.object({ error: z.looseObject({ code: z.string() }) });

/** Sends a request to a route with the cookies of whoever is tried. */
export async function sendToRoute(name: RouteName, { world, walker }: Situation, request: SentToRoute) {
  const { method, path } = routes[name];
  const query = new URLSearchParams(z.parse(z.record(z.string(), z.string()), request.query ?? {})).toString();
  const answer = await world.server.app.inject({
    method,
    url: `${filledIn(path, request.params ?? {})}${query === '' ? '' : `?${query}`}`,
    headers: {
      origin,
      cookie: request.cookie ?? world.cookieOf(walker),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    remoteAddress: '192.0.2.1',
    ...(method === 'GET' ? {} : { payload: JSON.stringify(request.body ?? {}) }),
  });
  if (answer.statusCode < 400) return { answer: 'ok', refusal: null };
  const { error } = z.parse(refusalBody, answer.json());
  return { answer: `${error.code}${statusNote(error.code, answer.statusCode)}`, refusal: error };
}

/** The status of a refusal of the access table is part of it. */
const statuses: Readonly<Record<string, number>> = { 'not-signed-in': 401, forbidden: 403, 'not-found': 404 };

function statusNote(code: string, status: number): string {
  const expected = statuses[code];
  return expected === undefined || expected === status ? '' : ` with ${status}`;
}

function filledIn(path: string, params: unknown): string {
  const values = z.parse(z.record(z.string(), z.string()), params);
  return path.replace(/:(\w+)/g, (_whole, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`A sample of ${path} says nothing of ${key}.`);
    return encodeURIComponent(value);
  });
}

const ack = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.looseObject({ code: z.string() }) }),
]);

/** Sends a message by the page of whoever is tried. */
export async function sendMessage(name: ToServerName, { page }: Situation, request: object) {
  if (page === null) throw new Error('Who has no page sends no message.');
  const parsed = z.parse(ack, await page.sendRaw(toServer[name].event, request));
  return parsed.ok ? { answer: 'ok', refusal: null } : { answer: parsed.error.code, refusal: parsed.error };
}

/** The names in a record, as its keys are typed. */
export function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in record) names.push(name);
  return names;
}
