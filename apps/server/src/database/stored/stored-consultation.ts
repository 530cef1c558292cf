import { agreementDocuments, type Consultation } from '@anteroom/domain';
import * as z from 'zod/mini';
import { callId, clinicId, consultationId, instant, participantId, personId, typedEntryId } from './ids.ts';

export const provider = z.strictObject({ participantId, personId, joinedAt: instant });

export const transferOffer = z.strictObject({
  to: clinicId,
  noteId: z.nullable(typedEntryId),
  by: personId,
  at: instant,
  expiresAt: z.nullable(instant),
});

const failedOffer = z.strictObject({
  to: clinicId,
  how: z.enum(['declined', 'expired']),
  by: z.nullable(personId),
  reasonId: z.nullable(typedEntryId),
  at: instant,
});

export const holdReason = z.enum(['held', 'left', 'gone']);
export const outcome = z.enum(['completed', 'abandoned', 'removed', 'lost']);

export const agreements = z.array(z.strictObject({ document: z.enum(agreementDocuments), version: z.string() }));

const facts = {
  id: consultationId,
  clinicId,
  callerId: participantId,
  companions: z.array(participantId),
  arrivedAt: instant,
  firstArrivedAt: instant,
  transferredFrom: z.nullable(consultationId),
  offer: z.nullable(transferOffer),
  // Stays from before there were transfers say nothing of it.
  failedOffer: z._default(z.nullable(failedOffer), null),
  ready: z.nullable(z.strictObject({ by: personId, at: instant })),
  assignedTo: z.nullable(personId),
  callBackWantedSince: z.nullable(instant),
  calledBackAt: z.exactOptional(instant),
  isPractice: z.exactOptional(z.literal(true)),
  agreements: z.exactOptional(agreements),
};

const consultation: z.ZodMiniType<Consultation> = z.discriminatedUnion('status', [
  z.strictObject({ ...facts, status: z.literal('waiting') }),
  z.strictObject({
    ...facts,
    status: z.literal('being-seen'),
    callId,
    since: instant,
    providers: z.tuple([provider], provider),
  }),
  z.strictObject({
    ...facts,
    status: z.literal('on-hold'),
    since: instant,
    heldBy: personId,
    reason: holdReason,
  }),
  z.strictObject({
    ...facts,
    status: z.literal('transferred'),
    at: instant,
    to: clinicId,
    continuedAs: consultationId,
  }),
  z.strictObject({ ...facts, status: z.literal('ended'), at: instant, outcome }),
]);

/**
 * Reads a stay back as it was stored.
 * @throws where it holds anything else, more or less: then it was written by another version or by hand
 */
export function parseStoredConsultation(value: unknown): Consultation {
  return consultation.parse(value);
}
