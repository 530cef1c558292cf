import * as z from 'zod/mini';
import { callInvitationId, guestLinkId, slug } from '../ids.ts';

/** Where Socket.IO listens. */
export const socketPath = '/socket.io';

/** One opened page; the newest of a caller owns the stay. */
export const tabId = z.uuid();

/**
 * What a page says when it connects: as whom it wants to speak. Who it is comes from its cookies alone.
 */
export const handshake = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('staff'), version: z.int(), tab: tabId }),
  z.strictObject({ as: z.literal('caller'), version: z.int(), tab: tabId, clinic: slug }),
  /** A guest says by which link or invitation they came: its id, which opens nothing, tells the cookie of their visit. */
  z.strictObject({
    as: z.literal('guest'),
    version: z.int(),
    tab: tabId,
    link: z.union([guestLinkId, callInvitationId]),
  }),
]);
export type Handshake = z.infer<typeof handshake>;
