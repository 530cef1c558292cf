import { consentAnswers, consentKinds } from '@anteroom/domain';
import * as z from 'zod/mini';
import { callId, participantId } from '../ids.ts';
import { toServerMessage } from './message.ts';

/** A question for consent as somebody in the call sees it (C9): hosts see all answers, others their own. */
export const consentQuestion = z.strictObject({
  number: z.int().check(z.positive()),
  kind: z.enum(consentKinds),
  /** The host who asked. */
  askedBy: participantId,
  answers: z.array(z.strictObject({ participantId, answer: z.enum(consentAnswers) })),
});
export type ConsentQuestionView = z.infer<typeof consentQuestion>;

/** What everybody in a call is told of consent and of a recording. */
export const consentFields = {
  consents: z.array(consentQuestion),
  /** Whose page records the call, with everybody's consent; null while nobody's does. */
  recordedBy: z.nullable(participantId),
};

const nothing = z.strictObject({});
const number = z.int().check(z.positive(), z.maximum(1_000_000));

/** Messages about consent in a call. */
export const consentMessages = {
  /** Host: asks everybody in the call. In their own words it is `other`, and the words go from page to page alone. */
  askConsent: toServerMessage(
    'call/ask-consent',
    ['host-call'],
    z.strictObject({ callId, kind: z.enum(consentKinds) }),
    z.strictObject({ number }),
  ),
  /** Anybody in the call: agrees, or doesn't, or no longer. */
  answerConsent: toServerMessage(
    'call/answer-consent',
    ['take-part-in-call'],
    z.strictObject({ callId, number, agrees: z.boolean() }),
    nothing,
  ),
  /** The host who asked: begins a recording in their page, or ends it. `consent-missing` where somebody hasn't agreed. */
  recordCall: toServerMessage('call/record', ['host-call'], z.strictObject({ callId, on: z.boolean() }), nothing),
} as const;
