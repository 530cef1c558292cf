import { placeNameLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import { clinicId, personId } from '../ids.ts';
import { none, route } from './route.ts';

/** Part of a name, and which page of what was found, from 1. */
const searchQuery = z.strictObject({
  search: z.optional(z.string().check(z.maxLength(placeNameLimit))),
  page: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,3}$/))),
});

/** A clinic that callers can be transferred to. */
export const transferDestination = z.strictObject({
  id: clinicId,
  name: z.string(),
  organisation: z.string(),
  /** Belongs to another organisation than the clinic that the caller is in. */
  isOutside: z.boolean(),
  /** Somebody there has to accept, and has so many minutes for it. */
  asks: z.nullable(z.int()),
});
export type TransferDestination = z.infer<typeof transferDestination>;

/** Somebody whom a caller can be assigned to. */
export const colleague = z.strictObject({ personId, name: z.string() });
export type Colleague = z.infer<typeof colleague>;

/** How many destinations or colleagues stand on one page. */
export const choicesPerPage = 20;

/** Whom a caller can be handed to (S8, W3). */
export const transferRoutes = {
  /** The clinics that whoever asks may transfer callers of this one to, by organisation and name. */
  listTransferDestinations: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/transfer-destinations',
    access: ['transfer-out'],
    query: searchQuery,
    params: z.strictObject({ clinicId }),
    body: none,
    reply: z.strictObject({ destinations: z.array(transferDestination), total: z.int() }),
  }),
  /** Those who see callers in this clinic, by name. */
  listColleagues: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/colleagues',
    access: ['tend-caller'],
    query: searchQuery,
    params: z.strictObject({ clinicId }),
    body: none,
    reply: z.strictObject({ colleagues: z.array(colleague), total: z.int() }),
  }),
} as const;
