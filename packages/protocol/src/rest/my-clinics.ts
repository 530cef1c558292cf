import { placeNameLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import { clinicId, organisationId, slug } from '../ids.ts';
import { settingSchemas } from '../settings.ts';
import { none, route } from './route.ts';

/** A clinic that somebody may enter, with all that its pages begin with (P5). */
export const myClinic = z.strictObject({
  id: clinicId,
  slug,
  name: z.string(),
  organisation: z.string(),
  organisationId,
  role: z.string(),
  /** Callers who are neither being seen nor on hold; 0 where one may not see the waiting area. */
  waiting: z.int(),
  mayAttend: z.boolean(),
  /** Takes nobody in any more. */
  isClosed: z.boolean(),
  /** How its pages look (A1). */
  brand: z.strictObject({ accent: settingSchemas.accent, logo: settingSchemas.logo, theme: settingSchemas.theme }),
  /** A dialog names the caller before somebody joins them (W3). */
  confirmsEntry: z.boolean(),
  /** Whether callers can come at all; where not, the waiting area is hidden (S2). */
  waitingAreaIsOn: z.boolean(),
  /** From how many minutes of waiting on a caller counts as late (W1). */
  lateAfterMinutes: z.int(),
});
export type MyClinic = z.infer<typeof myClinic>;

/** How many of somebody's clinics stand on one page of their list. */
export const myClinicsPerPage = 25;

/** How many of them come with *me*: enough for a menu. */
export const myClinicsAtHand = 8;

/** The clinics of whoever asks (P5). */
export const myClinicRoutes = {
  /** Those that they may enter, by organisation and name; a closed one while callers are inside. */
  listMyClinics: route({
    method: 'GET',
    path: '/api/me/clinics',
    access: ['see-own-account'],
    query: z.strictObject({
      /** Part of the clinic's name or slug, or of its organisation's name. */
      search: z.optional(z.string().check(z.maxLength(placeNameLimit))),
      /** From 1. */
      page: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,3}$/))),
    }),
    params: none,
    body: none,
    reply: z.strictObject({ clinics: z.array(myClinic), total: z.int() }),
  }),
  /** One of them; a closed one also for whoever configures it. */
  myClinic: route({
    method: 'GET',
    path: '/api/clinics/:clinic',
    access: ['see-team-members'],
    query: none,
    params: z.strictObject({ clinic: slug }),
    body: none,
    reply: myClinic,
  }),
} as const;
