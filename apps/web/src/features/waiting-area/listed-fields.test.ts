import { setupI18n } from '@lingui/core';
import { readyField } from '@anteroom/domain';
import type { EntryField } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { sampleRow } from '../../connection/testing/sample-rows.ts';
import { columnsThere, columnText } from './columns.ts';
import { firstChoice } from './dashboard-choice.ts';
import { wanting } from './field-filters.ts';
import { listedFields } from './listed-fields.ts';
import { shownRows } from './shown-rows.ts';
import type { Wanted } from './shown-rows.ts';

const english = setupI18n({ locale: 'en', messages: { en: {} } });
const german = setupI18n({ locale: 'de', messages: { de: {} } });

const said = (text: string, de = text) => ({ text, translations: { de } });
const question = { ready: null, help: said(''), audience: 'both', isRequired: false, options: [] } as const;
const renewal = { id: 'renewal', words: said('Renewal', 'Verlängerung') };
const firstVisit = { id: 'first-visit', words: said('First visit', 'Erster Besuch') };
const reason: EntryField = {
  ...question,
  id: 'reason',
  kind: 'choice',
  label: said('Reason', 'Grund'),
  options: [renewal, firstVisit],
};
const symptoms: EntryField = { ...question, id: 'symptoms', kind: 'text', label: said('Symptoms') };
const urgent: EntryField = { ...question, id: 'urgent', kind: 'tick', label: said('Urgent') };

type Answer = Row['answers'][number];
const answer = ({ id, kind, label }: EntryField, value: Answer['value']): Answer => ({
  ...{ id, kind, ready: null, label, audience: 'both' as const, value },
});
const amina = sampleRow('amina', { answers: [answer(reason, [renewal]), answer(symptoms, 'Fièvre')] });
const oskar = sampleRow('oskar', { answers: [answer(reason, [firstVisit]), answer(urgent, true)] });
const zofia = sampleRow('zofia');
const shown = (wanted: Partial<Wanted>) =>
  shownRows([amina, oskar, zofia], { ...firstChoice, query: '', self: null, ...wanted }).map(
    ({ firstName }) => firstName,
  );

test('a clinic’s fields are columns in the words of whoever reads, and the phone number is one already', () => {
  const fields = listedFields([readyField('phone'), reason, symptoms], german);
  expect([...fields.keys()]).toEqual(['field:reason', 'field:symptoms']);
  expect(fields.get('field:reason')?.label).toBe('Grund');
  expect(columnText('field:reason', amina, german)).toBe('Verlängerung');
  expect(columnText('field:symptoms', zofia, german)).toBe('');
});

test('what can be chosen or ticked narrows the list down', () => {
  const fields = listedFields([reason, symptoms, urgent], english);
  expect([...fields.values()].map(({ options }) => options.map(({ value }) => value))).toEqual([
    ['renewal', 'first-visit'],
    [],
    ['on'],
  ]);
  const renewals = wanting({}, 'field:reason', 'renewal');
  expect(shown({ answers: renewals })).toEqual(['amina']);
  expect(shown({ answers: wanting(renewals, 'field:urgent', 'on') })).toEqual([]);
  expect(shown({ answers: wanting(wanting(renewals, 'field:urgent', 'on'), 'field:reason', null) })).toEqual(['oskar']);
});

test('a list is sorted by an answer, and those without one stand last', () => {
  expect(shown({ sorting: { by: 'field:reason', isDown: false } })).toEqual(['oskar', 'amina', 'zofia']);
});

test('what was answered is found by a search', () => {
  expect(shown({ query: 'fievre' })).toEqual(['amina']);
});

test('the column of a field that the clinic has taken away is not shown', () => {
  const fields = listedFields([reason], english);
  expect(columnsThere(['phone', 'field:symptoms', 'field:reason'], fields)).toEqual(['phone', 'field:reason']);
  const all = ['phone', 'field:reason'] as const;
  expect(columnsThere(all, fields)).toBe(all);
});
