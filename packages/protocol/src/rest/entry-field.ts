import { fieldsLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import { entryField, fieldId, typedValue } from '../entry-field.ts';
import { consultationId, slug } from '../ids.ts';
import { none, route } from './route.ts';

/** What a clinic asks of callers and staff, and what staff type (E4). */
export const entryFieldRoutes = {
  /** The clinic's fields as they are now, for columns and for the form of those that staff type. */
  listEntryFields: route({
    method: 'GET',
    path: '/api/clinics/:clinic/entry-fields',
    access: ['see-waiting-area'],
    query: none,
    params: z.strictObject({ clinic: slug }),
    body: none,
    reply: z.strictObject({ fields: z.array(entryField) }),
  }),
  /** Staff type into fields that are theirs: those for staff, and those for both. What isn't named stays. */
  fillEntryFields: route({
    method: 'POST',
    path: '/api/consultations/:consultationId/entry-fields',
    access: ['tend-caller'],
    query: none,
    params: z.strictObject({ consultationId }),
    body: z.strictObject({
      values: z
        .array(z.strictObject({ id: fieldId, value: typedValue }))
        .check(z.minLength(1), z.maxLength(fieldsLimit)),
    }),
    reply: none,
    bodyLimit: 512_000,
  }),
} as const;
