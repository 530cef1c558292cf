import { expect, test } from 'vitest';
import { messages as german } from '../locales/de/shared.ts';
import { createTranslator } from './translator.ts';

test('a translator speaks its language, and the source where a text has no translation', () => {
  const i18n = createTranslator('de', { ...german, 'test.greeting': ['Guten Tag, ', ['name']] });
  expect(i18n._({ id: 'test.greeting', message: 'Good day, {name}', values: { name: 'Amina' } })).toBe(
    'Guten Tag, Amina',
  );
  expect(i18n._({ id: 'test.unknown', message: 'Good day' })).toBe('Good day');
});
