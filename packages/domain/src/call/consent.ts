import type { DecisionContext } from '../consultation/decide.ts';
import type { ParticipantId, PersonId } from '../ids.ts';
import { accepted, refused } from '../result.ts';
import { noted } from './consent-notes.ts';
import type { ConsentAnswer, ConsentQuestion } from './consent-state.ts';
import type { Session, SessionChange, SessionCommand, SessionDecision } from './session.ts';
import { openCallOf } from './session-steps.ts';
import { isHeld, participantsOf, providerIn, type OpenCall } from './state.ts';

type Of<Type extends SessionCommand['type']> = Extract<SessionCommand, { type: Type }>;

/** A provider inside asks everybody present for consent (C9), and agrees by asking. */
export function decideAskConsent(
  session: Session,
  { by, kind }: Of<'ask-consent'>,
  context: DecisionContext,
): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  const host = hostIn(call, by);
  if (host === null) return refused('not-in-this-call');
  const questions = questionsOf(call);
  const { participantId } = host;
  const question: ConsentQuestion = {
    number: Math.max(0, ...questions.map(({ number }) => number)) + 1,
    kind,
    by,
    askedBy: participantId,
    at: context.now,
    answers: [{ participantId, answer: 'yes' }],
  };
  const next = { ...call, consents: [...questions.filter((one) => one.kind !== kind), question] };
  return accepted(noted(session, next, presentStays(next), { step: 'asked', kind, by, participantId }, context));
}

/** Somebody present answers, or takes back what they said. */
export function decideAnswerConsent(
  session: Session,
  { participantId, number, agrees }: Of<'answer-consent'>,
  context: DecisionContext,
): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  if (!participantsOf(call).includes(participantId)) return refused('not-in-this-call');
  const question = askedOf(call, participantId).find((one) => one.number === number);
  if (question === undefined) return refused('no-such-question');
  const before = answerOf(question, participantId);
  const answer: ConsentAnswer = agrees ? 'yes' : before === 'yes' || before === 'withdrawn' ? 'withdrawn' : 'no';
  if (answer === before) return accepted({ call, stays: [], begun: [], arrivals: [] });
  const answers = [...question.answers.filter((one) => one.participantId !== participantId), { participantId, answer }];
  const consents = questionsOf(call).map((one) => (one === question ? { ...question, answers } : one));
  const provider = call.providers.find((one) => one.participantId === participantId);
  // What the people of one stay answer is nothing that belongs in another's record.
  const stays =
    provider === undefined
      ? call.stays.filter((stay) => stay.participantIds.includes(participantId))
      : presentStays(call);
  const what = { step: answer, kind: question.kind, by: provider?.personId ?? null, participantId };
  return accepted(noted(session, { ...call, consents }, stays, what, context));
}

/** Whoever asked for consent to a recording begins it once everybody present has agreed, or ends it. */
export function decideRecord(session: Session, { by, on }: Of<'record'>, context: DecisionContext): SessionDecision {
  const call = openCallOf(session);
  if (call === null) return refused('call-ended');
  const host = hostIn(call, by);
  if (host === null) return refused('not-in-this-call');
  const { participantId } = host;
  const recording = call.recording ?? null;
  if (on === (recording?.by === by)) return accepted({ call, stays: [], begun: [], arrivals: [] });
  if (on && (recording !== null || !isAgreedTo(call, by))) return refused('consent-missing');
  const next = { ...call, recording: on ? { by, participantId, at: context.now } : null };
  const step = on ? 'recording-began' : 'recording-ended';
  return accepted(noted(session, next, presentStays(next), { step, kind: 'recording', by, participantId }, context));
}

/** Whether everybody present has agreed to a recording by this person. Who is on hold inside isn't present, and isn't in it. */
export function isAgreedTo(call: OpenCall, by: PersonId): boolean {
  const question = questionsOf(call).find(({ kind }) => kind === 'recording');
  return question?.by === by && presentIn(call).every((id) => answerOf(question, id) === 'yes');
}

/** The questions that somebody has to answer, or has answered: none while they are on hold, or once whoever asked has left. */
export function askedOf(call: OpenCall, id: ParticipantId): readonly ConsentQuestion[] {
  if (isHeld(call, id)) return [];
  return questionsOf(call).filter(({ askedBy }) =>
    call.providers.some(({ participantId }) => participantId === askedBy),
  );
}

/**
 * What follows for consent from any change of a call: who has left, or is on hold, has answered nothing, and is asked anew when
 * they come back; and a recording is over at once where somebody present hasn't agreed to it, or whoever records has left.
 */
export function withConsent(session: Session, change: SessionChange, context: DecisionContext): SessionChange {
  const call = change.call?.status === 'open' ? change.call : null;
  if (call?.consents === undefined) return change;
  const next: OpenCall = { ...call, consents: call.consents.map((one) => withoutAbsent(call, one)) };
  const recording = next.recording ?? null;
  const goes = recording === null || (isPresent(next, recording.participantId) && isAgreedTo(next, recording.by));
  return goes ? { ...change, call: next } : withRecordingOver(session, { ...change, call: next }, next, context);
}

/** The recording's end, noted after whatever brought it in the stays that were recorded. */
function withRecordingOver(
  session: Session,
  change: SessionChange,
  call: OpenCall,
  context: DecisionContext,
): SessionChange {
  const before = openCallOf(session);
  const recorded = call.stays.filter(({ consultationId }) =>
    before?.stays.some(
      (stay) => stay.consultationId === consultationId && stay.participantIds.some((id) => isPresent(before, id)),
    ),
  );
  const over = { step: 'recording-ended', kind: 'recording', by: null, participantId: null } as const;
  const ended = noted(session, { ...call, recording: null }, recorded, over, context);
  const stays = ended.stays.map((stay) => {
    const earlier = change.stays.find(({ consultationId }) => consultationId === stay.consultationId);
    return earlier === undefined ? stay : { ...earlier, events: [...earlier.events, ...stay.events] };
  });
  const others = change.stays.filter(
    (stay) => !stays.some(({ consultationId }) => consultationId === stay.consultationId),
  );
  return { ...change, call: ended.call, stays: [...stays, ...others] };
}

/** A question with the answers of those present alone; of a question whose asker has left, none. */
function withoutAbsent(call: OpenCall, question: ConsentQuestion): ConsentQuestion {
  const isAsked = isPresent(call, question.askedBy);
  const answers = question.answers.filter(({ participantId }) => isAsked && isPresent(call, participantId));
  return answers.length === question.answers.length ? question : { ...question, answers };
}

/** What somebody answered; null where they didn't. */
export function answerOf(question: ConsentQuestion, id: ParticipantId): ConsentAnswer | null {
  return question.answers.find(({ participantId }) => participantId === id)?.answer ?? null;
}

/** A provider inside a call that has a record: a room's has none. */
function hostIn(call: OpenCall, by: PersonId) {
  return call.roomId === null ? providerIn(call, by) : null;
}

function questionsOf(call: OpenCall): readonly ConsentQuestion[] {
  return call.consents ?? [];
}

function isPresent(call: OpenCall, id: ParticipantId): boolean {
  return participantsOf(call).includes(id) && !isHeld(call, id);
}

/** Who sees and hears the call: everybody inside but those on hold. */
function presentIn(call: OpenCall): readonly ParticipantId[] {
  return participantsOf(call).filter((id) => !isHeld(call, id));
}

/** The stays of which anybody is present: nothing of it belongs in the record of the others. */
function presentStays(call: OpenCall) {
  return call.stays.filter(({ participantIds }) => participantIds.some((id) => isPresent(call, id)));
}
