import * as z from 'zod/mini';
import { instant, slug } from '../ids.ts';
import { none, route } from './route.ts';

/** Whether callers can come in to a clinic now, and when that changes by itself: what its link says to everybody (W6). */
export const doorView = z.strictObject({
  door: z.enum(['open', 'out-of-hours', 'off', 'closed']),
  /** When it opens next; null unless it is out of hours, or where no opening is in sight. */
  opensAt: z.nullable(instant),
  /** When it closes next; null unless it is open, or where no closing is in sight. */
  closesAt: z.nullable(instant),
  /** The clinic's IANA time zone, in which its hours are meant. */
  timeZone: z.string(),
  /** The server's clock, by which all of this was decided. */
  now: instant,
});
export type DoorView = z.infer<typeof doorView>;

/** How long an answer may be kept by anybody, in seconds. */
export const doorKeptFor = 15;

/** When a clinic's waiting area is open, for its own page, for its staff, and for the button on other people's pages. */
export const hoursRoutes = {
  /** By the slug that the clinic has or had. Pages of any origin may read it; it says nothing of anybody. */
  door: route({
    method: 'GET',
    path: '/api/doors/:clinic',
    access: 'anybody',
    query: none,
    params: z.strictObject({ clinic: slug }),
    body: none,
    reply: doorView,
  }),
} as const;
