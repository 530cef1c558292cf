import { consentAnswers, consentKinds, topologies } from '@anteroom/domain';
import type { Call } from '@anteroom/domain';
import * as z from 'zod/mini';
import { callId, clinicId, consultationId, instant, participantId, personId, roomId } from './ids.ts';

const question = z.strictObject({
  number: z.int(),
  kind: z.enum(consentKinds),
  by: personId,
  askedBy: participantId,
  at: instant,
  answers: z.array(z.strictObject({ participantId, answer: z.enum(consentAnswers) })),
});

const call: z.ZodMiniType<Call> = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('open'),
    id: callId,
    startedAt: instant,
    providers: z.array(z.strictObject({ kind: z.literal('provider'), participantId, personId, joinedAt: instant })),
    stays: z.array(
      z.strictObject({
        kind: z.literal('stay'),
        consultationId,
        clinicId,
        participantIds: z.array(participantId),
        joinedAt: instant,
      }),
    ),
    // Calls from before there were rooms say nothing of them.
    roomId: z._default(z.nullable(roomId), null),
    // Calls from before there were locks are open.
    lock: z._default(z.nullable(z.strictObject({ by: personId, at: instant })), null),
    // Calls from before anybody could be held in them hold nobody.
    held: z._default(z.array(z.strictObject({ participantId, by: personId, since: instant })), []),
    // Calls from before consent was asked in them, and all in which none was.
    consents: z.exactOptional(z.array(question)),
    media: z.exactOptional(
      z.strictObject({
        topology: z.enum(topologies),
        strained: z.array(z.strictObject({ participantId, since: instant })),
        unable: z.array(participantId),
        unencrypted: z.nullable(z.strictObject({ by: personId, at: instant })),
      }),
    ),
    recording: z.exactOptional(z.nullable(z.strictObject({ by: personId, participantId, at: instant }))),
    guests: z._default(
      z.array(
        z.strictObject({
          kind: z.literal('guest'),
          participantId,
          as: z.exactOptional(z.literal('interpreter')),
          joinedAt: instant,
        }),
      ),
      [],
    ),
  }),
  z.strictObject({ status: z.literal('ended'), id: callId, startedAt: instant, endedAt: instant }),
]);

/**
 * Reads a call back as it was stored.
 * @throws where it holds anything else
 */
export function parseStoredCall(value: unknown): Call {
  return call.parse(value);
}
