import { consentAnswers, consentKinds } from '@anteroom/domain';
import type { ConsultationEvent } from '@anteroom/domain';
import * as z from 'zod/mini';
import { agreements, holdReason, outcome, provider, transferOffer } from './stored-consultation.ts';
import { callId, clinicId, consultationId, instant, participantId, personId, typedEntryId } from './ids.ts';

const event: z.ZodMiniType<ConsultationEvent> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('arrived'),
    at: instant,
    id: consultationId,
    clinicId,
    callerId: participantId,
    companions: z.array(participantId),
    firstArrivedAt: instant,
    transferredFrom: z.nullable(consultationId),
    callBackWantedSince: z.exactOptional(instant),
    isPractice: z.exactOptional(z.literal(true)),
    agreements: z.exactOptional(agreements),
  }),
  z.strictObject({ type: z.literal('seeing-began'), at: instant, callId, provider }),
  z.strictObject({ type: z.literal('provider-joined'), at: instant, provider }),
  z.strictObject({ type: z.literal('provider-left'), at: instant, participantId }),
  z.strictObject({ type: z.literal('put-on-hold'), at: instant, by: personId, reason: holdReason }),
  z.strictObject({ type: z.literal('transfer-offered'), at: instant, offer: transferOffer }),
  z.strictObject({
    type: z.literal('transfer-declined'),
    at: instant,
    by: personId,
    reasonId: z.nullable(typedEntryId),
  }),
  z.strictObject({ type: z.literal('transfer-withdrawn'), at: instant, by: personId }),
  z.strictObject({ type: z.literal('transfer-expired'), at: instant }),
  z.strictObject({
    type: z.literal('transferred'),
    at: instant,
    by: personId,
    to: clinicId,
    continuedAs: consultationId,
  }),
  z.strictObject({ type: z.literal('ended'), at: instant, outcome, by: z.nullable(personId) }),
  z.strictObject({ type: z.literal('ready-marked'), at: instant, by: personId, ready: z.boolean() }),
  z.strictObject({ type: z.literal('assigned'), at: instant, by: personId, to: z.nullable(personId) }),
  z.strictObject({ type: z.literal('call-back-wanted'), at: instant, wanted: z.boolean() }),
  z.strictObject({ type: z.literal('called-back'), at: instant, by: personId }),
  z.strictObject({
    type: z.literal('consent-step'),
    at: instant,
    step: z.enum(['asked', ...consentAnswers, 'recording-began', 'recording-ended']),
    kind: z.enum(consentKinds),
    by: z.nullable(personId),
    participantId: z.nullable(participantId),
  }),
  z.strictObject({ type: z.literal('companion-entered'), at: instant, participantId }),
  z.strictObject({ type: z.literal('companion-left'), at: instant, participantId }),
  z.strictObject({ type: z.literal('participant-held'), at: instant, participantId, by: personId }),
  z.strictObject({ type: z.literal('participant-taken-back'), at: instant, participantId, by: personId }),
]);

/**
 * Reads an event back as it was stored.
 * @throws where it is none
 */
export function parseStoredEvent(value: unknown): ConsultationEvent {
  return event.parse(value);
}
