import { describe, expect, test } from 'vitest';
import { activityOf } from '../consultation/activity.ts';
import { participant, person, stayId } from '../testing/sample-ids.ts';
import { add, after, arrive, ask, change, join, leave, refusalOf } from '../testing/told.ts';
import type { Session, SessionCommand } from './session.ts';

/** Alice (1) has her mother (21) with her, Bob (2) is alone; Dr Chen is 7, Dr Okafor 8. */
const start: Session = { call: null, consultations: [arrive(1, 1, [21]), arrive(2)] };
const asks = (by: number, kind: 'recording' | 'other' = 'recording'): SessionCommand => ({
  type: 'ask-consent',
  by: person(by),
  kind,
});
const says = (who: number, agrees = true, number = 1): SessionCommand => ({
  type: 'answer-consent',
  participantId: participant(who),
  number,
  agrees,
});
const record = (by: number, on = true): SessionCommand => ({ type: 'record', by: person(by), on });
const seen = after(start, join(7, 1));
const asked = after(seen, asks(7));
const agreed = after(asked, says(1), says(21));
const recorded = after(agreed, record(7));

/** The kinds of steps that a command leaves in the record of a stay. */
function stepsOf(session: Session, command: SessionCommand, stay = 1): readonly string[] {
  const events = change(session, command).stays.find(({ consultationId }) => consultationId === stayId(stay))?.events;
  return activityOf(events ?? []).map(({ kind }) => kind);
}

describe('Consent in a call', () => {
  test('is asked for by a provider inside, who agrees by asking', () => {
    expect(asked.call).toMatchObject({
      consents: [
        { number: 1, kind: 'recording', by: person(7), answers: [{ participantId: participant(107), answer: 'yes' }] },
      ],
    });
    expect(refusalOf(seen, asks(8))).toBe('not-in-this-call');
    expect(stepsOf(seen, asks(7))).toEqual(['consent-asked-recording']);
  });

  test('is answered by everybody inside, and by nobody else', () => {
    expect(refusalOf(asked, says(2))).toBe('not-in-this-call');
    expect(refusalOf(asked, says(1, true, 2))).toBe('no-such-question');
    expect(stepsOf(asked, says(1))).toEqual(['consent-yes-recording']);
    expect(stepsOf(asked, says(1, false))).toEqual(['consent-no-recording']);
  });

  test('can be taken back, and given again', () => {
    const back = after(agreed, says(1, false));
    expect(stepsOf(agreed, says(1, false))).toEqual(['consent-withdrawn-recording']);
    expect(refusalOf(back, record(7))).toBe('consent-missing');
    expect(refusalOf(after(back, says(1)), record(7))).toBeNull();
  });

  test('to something new takes the place of what was asked before, with all answers', () => {
    const again = after(agreed, asks(7));
    expect(again.call).toMatchObject({ consents: [{ number: 2, answers: [{ participantId: participant(107) }] }] });
    expect(refusalOf(again, says(1))).toBe('no-such-question');
    expect(refusalOf(again, record(7))).toBe('consent-missing');
  });

  test('of the people of one stay stands in no other’s record', () => {
    const both = after(seen, add(7, 2), asks(7));
    expect(stepsOf(both, says(1), 1)).toHaveLength(1);
    expect(stepsOf(both, says(1), 2)).toEqual([]);
    expect(stepsOf(after(both, join(8, 1)), says(108), 2)).toEqual(['consent-yes-recording']);
  });
});

describe('A recording', () => {
  test('begins once everybody present has agreed, and only for whoever asked', () => {
    expect(refusalOf(seen, record(7))).toBe('consent-missing');
    expect(refusalOf(after(asked, says(1)), record(7))).toBe('consent-missing');
    expect(refusalOf(after(asked, says(1), says(21, false)), record(7))).toBe('consent-missing');
    expect(recorded.call).toMatchObject({ recording: { by: person(7), participantId: participant(107) } });
    expect(stepsOf(agreed, record(7))).toEqual(['recording-began']);
    const two = after(seen, join(8, 1), asks(7), says(1), says(21), says(108));
    expect(refusalOf(two, record(8))).toBe('consent-missing');
    expect(refusalOf(two, record(7))).toBeNull();
  });

  test('isn’t begun on the consent to something else', () => {
    expect(refusalOf(after(seen, asks(7, 'other'), says(1), says(21)), record(7))).toBe('consent-missing');
  });

  test.each([
    ['somebody takes their consent back', says(21, false), ['consent-withdrawn-recording', 'recording-ended']],
    ['a colleague comes in who hasn’t agreed', join(8, 1), ['provider-joined', 'recording-ended']],
    ['a caller is added who hasn’t agreed', add(7, 2), ['recording-ended']],
    ['it is asked anew', asks(7), ['consent-asked-recording', 'recording-ended']],
    ['whoever records ends it', record(7, false), ['recording-ended']],
  ])('ends at once where %s', (_, command, steps) => {
    expect(after(recorded, command).call).toMatchObject({ recording: null });
    expect(stepsOf(recorded, command)).toEqual(steps);
  });

  test('ends where whoever records leaves, though others go on', () => {
    const two = after(seen, join(8, 1), asks(7), says(1), says(21), says(108), record(7));
    expect(after(two, leave(7)).call).toMatchObject({ status: 'open', recording: null });
    expect(stepsOf(two, leave(7, 'gone'))).toEqual(['provider-left', 'recording-ended']);
  });

  test('goes on where somebody leaves who had agreed; coming back they are asked anew', () => {
    const alone = after(recorded, ask(1, { type: 'companion-leaves', participantId: participant(21) }));
    expect(alone.call).toMatchObject({ recording: { by: person(7) } });
    const back = after(alone, ask(1, { type: 'companion-enters', participantId: participant(21) }));
    expect(back.call).toMatchObject({ recording: null });
  });

  test('is over with the call', () => {
    expect(after(recorded, leave(7)).call).toMatchObject({ status: 'ended' });
  });
});
