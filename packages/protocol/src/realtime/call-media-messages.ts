import { encryptions, topologies } from '@anteroom/domain';
import * as z from 'zod/mini';
import { callId } from '../ids.ts';
import { toServerMessage } from './message.ts';

/** What everybody in a call is told of how its sound and pictures travel (C7). */
export const mediaFields = {
  /** From everybody to everybody, or through the media server; messages between the pages go past it in both. */
  topology: z.enum(topologies),
  /** `off` once a host has let in somebody whose browser can't encrypt: every screen says so. */
  encryption: z.enum(encryptions),
  /** Most people whom the call takes in now, everybody counted. */
  limit: z.int(),
  /** Only the relay is a way to the others: an organisation hides network addresses. */
  relayOnly: z.boolean(),
};

const nothing = z.strictObject({});

/** Messages about how a call's sound and pictures travel. */
export const callMediaMessages = {
  /** Anybody in the call: their line or device can't carry a connection to everybody, or can again. */
  reportStrain: toServerMessage(
    'call/report-strain',
    ['take-part-in-call'],
    z.strictObject({ callId, strained: z.boolean() }),
    nothing,
  ),
  /** Anybody in the call: whether their browser can encrypt what goes through the media server. Hosts see who can't. */
  reportEncryption: toServerMessage(
    'call/report-encryption',
    ['take-part-in-call'],
    z.strictObject({ callId, able: z.boolean() }),
    nothing,
  ),
  /** A host: lets in those whose browsers can't encrypt, with whom nothing of this call is encrypted past the media server. */
  allowUnencrypted: toServerMessage('call/allow-unencrypted', ['host-call'], z.strictObject({ callId }), nothing),
} as const;
