import * as z from 'zod/mini';
import { clinicId } from '../ids.ts';
import { none, route } from './route.ts';

const params = z.strictObject({ clinicId });
/** Of how many stays that are over something typed is still there: a count, and nothing of anybody. */
const reply = z.strictObject({ stays: z.int().check(z.nonnegative()) });

/** What a clinic still keeps of stays that are over, and erasing it before its time (A4). */
export const keptWordsRoutes = {
  keptWords: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/kept-words',
    access: ['erase-stay'],
    query: none,
    params,
    body: none,
    reply,
  }),
  /** Erases all of it now; answers of how many stays. Stays that go on lose nothing. */
  eraseKeptWords: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/kept-words/erase',
    access: ['erase-stay'],
    query: none,
    params,
    body: none,
    reply,
  }),
} as const;
