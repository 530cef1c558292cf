import { askedOf, isHeld, type OpenCall, type ParticipantId } from '@anteroom/domain';
import type { CallView } from '@anteroom/protocol';

/**
 * What somebody inside sees of consent (C9): a provider who answered what, anybody else what they answered themselves. Who is
 * on hold sees a call in which nothing was asked.
 */
export function consentOf(call: OpenCall, self: ParticipantId): Pick<CallView, 'consents' | 'recordedBy'> {
  const isProvider = call.providers.some(({ participantId }) => participantId === self);
  return {
    consents: askedOf(call, self).map(({ number, kind, askedBy, answers }) => ({
      number,
      kind,
      askedBy,
      answers: answers.filter(({ participantId }) => isProvider || participantId === self).map((one) => ({ ...one })),
    })),
    recordedBy: isHeld(call, self) ? null : (call.recording?.participantId ?? null),
  };
}
