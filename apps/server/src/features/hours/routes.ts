import { doorKeptFor, routes, type DoorView } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { Clock } from '../../platform/clock.ts';
import { doorViewOf } from './read-model.ts';

/** The state of a clinic's door, for whoever asks, from pages of any origin (W6). */
export function serveHours(
  app: FastifyInstance,
  parts: { readonly clinics: Stores['clinics']; readonly clock: Clock },
): void {
  serveRoute(app, routes.door, async ({ params, reply }) => {
    // Links last: a button with a former slug goes on working, as the link does.
    const place = await parts.clinics.byAnySlug(params.clinic);
    if (place === null) return { ok: false, error: { code: 'not-found' } };
    const view = doorViewOf(place, parts.clock.now());
    void reply.headers({
      'access-control-allow-origin': '*',
      'cache-control': `public, max-age=${secondsKept(view)}`,
    });
    return { ok: true, value: view };
  });
}

/** Nobody keeps an answer beyond the moment at which it is another one. */
function secondsKept({ opensAt, closesAt, now }: DoorView): number {
  const next = opensAt ?? closesAt;
  return next === null ? doorKeptFor : Math.max(0, Math.min(doorKeptFor, Math.floor((next - now) / 1000)));
}
