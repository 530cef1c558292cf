import { expect, test } from 'vitest';
import { createRememberedChoice, firstChoice } from './dashboard-choice.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

const byName = {
  ...firstChoice,
  sorting: { by: 'caller', isDown: true },
  columns: ['phone', 'field:reason'],
  answers: { 'field:reason': 'renewal' },
} as const;

test('is remembered for one person in one clinic', () => {
  const browser = storage();
  createRememberedChoice('chen', 'renal', browser).set(byName);
  expect(createRememberedChoice('chen', 'renal', browser).read()).toEqual(byName);
  expect(createRememberedChoice('okoro', 'renal', browser).read()).toEqual(firstChoice);
  expect(createRememberedChoice('chen', 'cardiology', browser).read()).toEqual(firstChoice);
});

test.each(['', 'null', '{}', '{"filter":"nobody"}'])('what can’t be read (%s) is the first choice', (text) => {
  const browser = storage();
  browser.setItem('anteroom-dashboard-renal-chen', text);
  expect(createRememberedChoice('chen', 'renal', browser).read()).toEqual(firstChoice);
});

test('a column that there is no longer is left out', () => {
  const browser = storage();
  const old = { ...firstChoice, sorting: { by: 'shoe-size', isDown: true }, columns: ['phone', 'shoe-size'] };
  browser.setItem('anteroom-dashboard-renal-chen', JSON.stringify(old));
  expect(createRememberedChoice('chen', 'renal', browser).read()).toEqual({ ...firstChoice, columns: ['phone'] });
});

test('without storage it holds until the page is closed', () => {
  const choice = createRememberedChoice('chen', 'renal', null);
  choice.set(byName);
  expect(choice.read()).toEqual(byName);
});
