import { longestAlertDelay } from '@anteroom/domain';
import * as z from 'zod/mini';
import { clinicId } from '../ids.ts';
import { none, route } from './route.ts';

const settings = {
  inPage: z.boolean(),
  desktop: z.boolean(),
  email: z.boolean(),
  sms: z.boolean(),
  push: z.boolean(),
  afterMinutes: z.int().check(z.minimum(0), z.maximum(longestAlertDelay)),
  onlyAway: z.boolean(),
};

/** Somebody's alerts in one clinic (W5). */
export const ownAlerts = z.strictObject({
  ...settings,
  /** The end of the number for text messages, or null where none is set; never the number. */
  phoneHint: z.nullable(z.string()),
  /** How many of their browsers take Web Push. */
  browsers: z.int(),
});
export type OwnAlerts = z.infer<typeof ownAlerts>;

/** Own alerts, by clinic. */
export const alertRoutes = {
  ownAlerts: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/alerts',
    access: ['manage-own-alerts'],
    query: none,
    params: z.strictObject({ clinicId }),
    body: none,
    reply: ownAlerts,
  }),
  changeOwnAlerts: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/alerts',
    access: ['manage-own-alerts'],
    query: none,
    params: z.strictObject({ clinicId }),
    body: z.strictObject({
      ...settings,
      /** A new number for text messages; left out, the one that is set stays. */
      phone: z.optional(z.string().check(z.maxLength(32))),
      /** In which e-mails and text messages are written. */
      locale: z.enum(['en', 'de']),
    }),
    reply: ownAlerts,
  }),
} as const;
