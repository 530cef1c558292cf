import { describe, expect, test } from 'vitest';
import { activityOf } from '../consultation/activity.ts';
import { participant, person, stayId } from '../testing/sample-ids.ts';
import { add, after, arrive, change, join, leave, refusalOf } from '../testing/told.ts';
import { askedOf } from './consent.ts';
import { openCallOf } from './session-steps.ts';
import type { Session, SessionCommand } from './session.ts';

/** Dr Chen (7) sees Alice (1) and Bob (2), who is on hold inside the call. */
const start: Session = { call: null, consultations: [arrive(1), arrive(2)] };
const asks: SessionCommand = { type: 'ask-consent', by: person(7), kind: 'recording' };
const record: SessionCommand = { type: 'record', by: person(7), on: true };
const says = (who: number, agrees = true, number = 1): SessionCommand => ({
  type: 'answer-consent',
  participantId: participant(who),
  number,
  agrees,
});
const moves = (type: 'hold-participants' | 'take-back-participants', who: number): SessionCommand => ({
  type,
  participantIds: [participant(who)],
  by: person(7),
});
const both = after(start, join(7, 1), add(7, 2));
const aside = after(both, moves('hold-participants', 2));
const recorded = after(aside, asks, says(1), record);

const stepsOf = (session: Session, command: SessionCommand, stay: number): readonly string[] => {
  const events = change(session, command).stays.find(({ consultationId }) => consultationId === stayId(stay))?.events;
  return activityOf(events ?? []).map(({ kind }) => kind);
};
const questionsFor = (session: Session, who: number): number => {
  const call = openCallOf(session);
  return call === null ? -1 : askedOf(call, participant(who)).length;
};

describe('Whoever is on hold inside the call', () => {
  test('is asked nothing, can’t answer, and keeps nobody from recording', () => {
    const asked = after(aside, asks);
    expect([questionsFor(asked, 1), questionsFor(asked, 2)]).toEqual([1, 0]);
    expect(refusalOf(asked, says(2))).toBe('no-such-question');
    expect(refusalOf(aside, says(2))).toBe('no-such-question');
    expect(refusalOf(after(asked, says(1)), record)).toBeNull();
  });

  test('has nothing of it in their record', () => {
    expect(stepsOf(aside, asks, 1)).toEqual(['consent-asked-recording']);
    expect(stepsOf(aside, asks, 2)).toEqual([]);
    expect(stepsOf(after(aside, asks, says(1)), record, 2)).toEqual([]);
    expect(stepsOf(recorded, says(1, false), 2)).toEqual([]);
  });

  test('ends a recording by coming back, and is asked then', () => {
    const back = moves('take-back-participants', 2);
    const after2 = after(recorded, back);
    expect(after2.call).toMatchObject({ recording: null });
    expect(stepsOf(recorded, back, 1)).toEqual(['recording-ended']);
    expect(stepsOf(recorded, back, 2)).toEqual(['participant-taken-back']);
    expect(questionsFor(after2, 2)).toBe(1);
    expect(refusalOf(after2, record)).toBe('consent-missing');
    expect(refusalOf(after(after2, says(2)), record)).toBeNull();
  });

  test('has agreed to nothing any more, though they had before', () => {
    const agreed = after(both, asks, says(1), says(2), record);
    const held = after(agreed, moves('hold-participants', 2));
    expect(held.call).toMatchObject({ recording: { by: person(7) } });
    const back = after(held, moves('take-back-participants', 2));
    expect(back.call).toMatchObject({ recording: null });
    expect(refusalOf(back, record)).toBe('consent-missing');
  });
});

describe('A question whose asker has left', () => {
  test('is asked of nobody, and its number is never another’s', () => {
    const asked = after(both, join(8, 1), asks, says(1));
    const alone = after(asked, leave(7));
    expect(questionsFor(alone, 1)).toBe(0);
    expect(refusalOf(alone, says(1, false))).toBe('no-such-question');
    const again = after(alone, { type: 'ask-consent', by: person(8), kind: 'recording' });
    expect(openCallOf(again)?.consents).toMatchObject([{ number: 2, answers: [{ participantId: participant(108) }] }]);
    const returned = after(alone, join(7, 1));
    expect(refusalOf(returned, record)).toBe('consent-missing');
  });
});
