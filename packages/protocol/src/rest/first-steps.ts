import * as z from 'zod/mini';
import { clinicId, organisationId } from '../ids.ts';
import { none, route } from './route.ts';

/** What a new clinic needs before it can begin, and whether it is there (H4). */
export const firstSteps = z.strictObject({
  /** Somebody beside its administrator belongs to it, or was invited. */
  team: z.boolean(),
  /** Somebody may see the waiting area. */
  waitingArea: z.boolean(),
  /** Callers can find help, and what becomes of their data: a support contact and a privacy policy. */
  information: z.boolean(),
  /** There is a meeting or group room. */
  rooms: z.boolean(),
  /** A practice caller has come at least once. */
  practice: z.boolean(),
});
export type FirstSteps = z.infer<typeof firstSteps>;

/** What a new organisation needs, and whether it is there (H4). */
export const organisationFirstSteps = z.strictObject({
  /** Callers of all its clinics can find help, and what becomes of their data. */
  information: z.boolean(),
  /** It has a logo, which its callers know it by. */
  look: z.boolean(),
  /** A second person has a role at it or was invited: the first may be ill one day. */
  people: z.boolean(),
  /** There is an open clinic. */
  clinic: z.boolean(),
});
export type OrganisationFirstSteps = z.infer<typeof organisationFirstSteps>;

/** The first steps of a clinic and of an organisation (H4). */
export const firstStepsRoutes = {
  firstSteps: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/first-steps',
    access: ['configure-clinic'],
    query: none,
    params: z.strictObject({ clinicId }),
    body: none,
    reply: firstSteps,
  }),
  organisationFirstSteps: route({
    method: 'GET',
    path: '/api/organisations/:organisationId/first-steps',
    access: ['configure-organisation'],
    query: none,
    params: z.strictObject({ organisationId }),
    body: none,
    reply: organisationFirstSteps,
  }),
} as const;
