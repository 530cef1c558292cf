import type { ConsentAnswer } from '@anteroom/domain';
import type { ConsentQuestionView } from '@anteroom/protocol';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallPerson, CallState } from '../call-state.ts';

/** Who this page's person is in the call. */
export function selfIn({ people }: Pick<CallState, 'people'>): CallPerson['id'] | null {
  return people.find(({ isSelf }) => isSelf)?.id ?? null;
}

/** What somebody answered; null where they didn't yet. */
export function answerIn(question: ConsentQuestionView, id: CallPerson['id'] | null): ConsentAnswer | null {
  return question.answers.find(({ participantId }) => participantId === id)?.answer ?? null;
}

/** The first question that this page's person hasn't answered; null where there is none. */
export function unansweredIn(state: Pick<CallState, 'people' | 'consents'>): ConsentQuestionView | null {
  const self = selfIn(state);
  return state.consents.find((one) => one.askedBy !== self && answerIn(one, self) === null) ?? null;
}

/** An answer in words. */
export function answerText(answer: ConsentAnswer | null): MessageDescriptor {
  switch (answer) {
    case null:
      return msg`Hasn’t answered yet`;
    case 'yes':
      return msg`Agrees`;
    case 'no':
      return msg`Doesn’t agree`;
    case 'withdrawn':
      return msg`No longer agrees`;
  }
}

/** Why nothing can be recorded now; null where it can. Who is on hold inside the call isn't asked, and keeps nobody from it. */
export function recordingObstacle(
  state: Pick<CallState, 'people' | 'consents' | 'recordedBy'>,
  canRecord: boolean,
): MessageDescriptor | null {
  const self = selfIn(state);
  const question = state.consents.find(({ kind, askedBy }) => kind === 'recording' && askedBy === self);
  if (!canRecord) return msg`This browser can’t record. Another one, such as a current Firefox or Chrome, can.`;
  if (state.recordedBy !== null && state.recordedBy !== self) return msg`Somebody else is recording.`;
  if (question === undefined) return msg`Ask everybody for consent to a recording first.`;
  const present = state.people.filter(({ isHeld }) => !isHeld);
  if (!present.every(({ id }) => answerIn(question, id) === 'yes')) return msg`Not everybody has agreed yet.`;
  return null;
}
