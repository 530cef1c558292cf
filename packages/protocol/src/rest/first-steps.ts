import * as z from 'zod/mini';
import { clinicId } from '../ids.ts';
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

/** The first steps of a clinic (H4). */
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
} as const;
