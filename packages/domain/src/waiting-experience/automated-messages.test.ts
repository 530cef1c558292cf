import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areAutomatedMessages, dueMessages, nextDueAt, type AutomatedMessage } from './automated-messages.ts';

const minute = 60_000;
const at = 1_800_000_000_000;
const said = (afterMinutes: number, text = `after ${afterMinutes}`, id = `m${afterMinutes}`): AutomatedMessage => ({
  id,
  afterMinutes,
  words: [{ language: 'en', text }],
});
const waiting = { since: at, until: null };

describe('Automated messages', () => {
  const messages = [said(10), said(0), said(30)];
  test.each([
    [0, ['after 0'], 10],
    [9, ['after 0'], 10],
    [10, ['after 0', 'after 10'], 30],
    [29, ['after 0', 'after 10'], 30],
    [300, ['after 0', 'after 10', 'after 30'], null],
  ])('after %i minutes of waiting', (minutes, texts, next) => {
    const now = at + minutes * minute;
    expect(dueMessages(messages, waiting, now, 'en').map(({ text }) => text)).toEqual(texts);
    expect(nextDueAt(messages, waiting, now)).toBe(next === null ? null : at + next * minute);
  });

  test('end with the wait, and what was said stays', () => {
    const wait = { since: at, until: at + 12 * minute };
    const now = at + 60 * minute;
    expect(dueMessages(messages, wait, now, 'en').map(({ text }) => text)).toEqual(['after 0', 'after 10']);
    expect(nextDueAt(messages, wait, now)).toBeNull();
  });

  test('are said in the reader’s language, else in the first that was given', () => {
    const message = {
      ...said(0),
      words: [
        { language: 'de', text: 'Willkommen' },
        { language: 'en', text: 'Welcome' },
      ],
    };
    const textFor = (language: string) => dueMessages([message], waiting, at, language)[0];
    expect(textFor('en')).toMatchObject({ language: 'en', text: 'Welcome' });
    expect(textFor('sv')).toMatchObject({ language: 'de', text: 'Willkommen' });
  });

  test.each([
    ['none', [], true],
    ['two of one minute', [said(5, 'a', 'a'), said(5, 'b', 'b')], true],
    ['two of one name', [said(5, 'a', 'a'), said(6, 'b', 'a')], false],
    ['one without words', [{ ...said(5), words: [] }], false],
    ['an empty one', [said(5, '  ')], false],
    ['one before the wait', [said(-1)], false],
    ['one after a whole day', [said(1_440)], false],
    ['too many', Array.from({ length: 11 }, (_, index) => said(index)), false],
    ['a name that is no name', [said(1, 'text', 'a b')], false],
  ])('%s: taken or not', (_what, list, isTaken) => {
    expect(areAutomatedMessages(list)).toBe(isTaken);
  });

  test('come once each, in order, whenever one asks: nothing is lost and nothing is said twice', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 240 }), { maxLength: 10 });
    const asking = fc.array(fc.integer({ min: 0, max: 300 * minute }), { maxLength: 20 });
    fc.assert(
      fc.property(some, asking, (minutes, moments) => {
        const list = minutes.map((each) => said(each));
        const shown = new Map<string, number>();
        for (const moment of [...moments].sort((one, other) => one - other)) {
          const due = dueMessages(list, waiting, at + moment, 'en');
          expect(new Set(due.map(({ id }) => id)).size).toBe(due.length);
          expect(due).toEqual([...due].sort((one, other) => one.at - other.at));
          for (const { id, at: when } of due) {
            expect(when).toBeLessThanOrEqual(at + moment);
            expect(shown.get(id) ?? when).toBe(when);
            shown.set(id, when);
          }
          // Nothing that was said is taken back.
          expect(due.map(({ id }) => id)).toEqual(expect.arrayContaining([...shown.keys()]));
          const next = nextDueAt(list, waiting, at + moment);
          expect(next === null ? list.length : due.length + 1).toBeLessThanOrEqual(list.length);
        }
      }),
    );
  });
});
