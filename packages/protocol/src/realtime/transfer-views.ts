import * as z from 'zod/mini';
import { consultationId, instant } from '../ids.ts';

/** What became of a transfer, on the row of the caller in the clinic that they are in (S8). */
export const rowTransfer = z.strictObject({
  state: z.enum(['offered', 'declined', 'expired']),
  /** The clinic that was asked. */
  clinic: z.string(),
  organisation: z.string(),
  /** Who offered it, or who declined it; empty where it expired. */
  by: z.string(),
  /** The hand-over note, or why it was declined. */
  words: z.string(),
  at: instant,
  /** When an offer expires; null where it doesn't, and where it is over. */
  expiresAt: z.nullable(instant),
});
export type RowTransfer = z.infer<typeof rowTransfer>;

/** Where a caller was handed over from, and with which note. */
export const handOver = z.strictObject({
  clinic: z.string(),
  organisation: z.string(),
  by: z.string(),
  note: z.string(),
});
export type HandOver = z.infer<typeof handOver>;

/** A caller whom another clinic would like to hand over, for the dashboard of the clinic that is asked. */
export const incomingOffer = z.strictObject({
  id: consultationId,
  clinic: z.string(),
  organisation: z.string(),
  by: z.string(),
  note: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  status: z.enum(['waiting', 'being-seen', 'on-hold']),
  /** When the caller first arrived. */
  arrivedAt: instant,
  at: instant,
  expiresAt: z.nullable(instant),
  isPractice: z.boolean(),
});
export type IncomingOffer = z.infer<typeof incomingOffer>;
