import { browsers, systems, tested } from '@anteroom/domain';
import * as z from 'zod/mini';
import { slug } from '../ids.ts';
import { none, route } from './route.ts';

/** How many kilobytes may be asked for at once to measure a line; 0 measures the way alone. */
export const measureSizes = [0, 16, 32, 64, 128, 256] as const;

/** Most that may be sent at once to measure a line, in bytes. */
export const measureLimit = 256 * 1_024;

const verdict = z.enum(tested);
/** kbit/s, or milliseconds. */
const figure = z.nullable(z.int().check(z.nonnegative(), z.maximum(10_000_000)));

/** What a pre-call test found: kinds and figures alone, nothing that anybody typed (E8). */
export const precallFindings = z.strictObject({
  browser: verdict,
  server: verdict,
  socket: verdict,
  media: verdict,
  down: figure,
  up: figure,
  roundTrip: figure,
  late: z.nullable(z.number().check(z.nonnegative(), z.maximum(1))),
  camera: verdict,
  microphone: verdict,
  speaker: verdict,
  used: z.strictObject({
    browser: z.enum(browsers),
    version: z.nullable(z.int().check(z.nonnegative(), z.maximum(10_000))),
    system: z.enum(systems),
    isInApp: z.boolean(),
  }),
});
export type PrecallFindings = z.infer<typeof precallFindings>;

/** The check of a caller's line, and the pre-call test (E3, E8). */
export const callQualityRoutes = {
  /** Where calls find their way, as addresses without any credential: a check asks whether they answer. */
  connectionCheck: route({
    method: 'GET',
    path: '/api/connection-check',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({ servers: z.array(z.string()) }),
  }),
  /** The report of a pre-call test to the clinic's support: shown as it will be, and then sent. */
  precallReport: route({
    method: 'POST',
    path: '/api/precall/:clinic/report',
    access: 'anybody',
    query: none,
    params: z.strictObject({ clinic: slug }),
    body: z.strictObject({
      findings: precallFindings,
      /** The language that the support reads it in: that of the page. */
      locale: z.string().check(z.regex(/^[a-z]{2,3}$/)),
      /** False shows what would be sent, and sends nothing. */
      send: z.boolean(),
    }),
    reply: z.strictObject({ subject: z.string(), lines: z.array(z.string()), sent: z.boolean() }),
  }),
} as const;
