import { expect, test } from 'vitest';
import { defaultSettings } from '../settings/inherit.ts';
import { documentsToAgreeTo, textsOf } from './agreement.ts';

const information = { text: 'Have your card ready.', translations: { de: 'Karte bereithalten.', sv: '' } };

test('A caller agrees to what the clinic says, as far as there is something to read', () => {
  const settings = { ...defaultSettings, mustAgreeTo: ['privacy', 'information', 'terms'] as const };
  expect(documentsToAgreeTo(settings)).toEqual([]);
  const written = {
    ...settings,
    importantInformation: information,
    privacyPolicy: { kind: 'link', url: 'https://nordby.example/privacy' },
  } as const;
  expect(documentsToAgreeTo(written)).toEqual(['information', 'privacy']);
  expect(documentsToAgreeTo({ ...written, mustAgreeTo: ['terms', 'privacy'] })).toEqual(['privacy']);
  expect(textsOf(written, 'information')).toEqual(['Have your card ready.', 'Karte bereithalten.']);
  expect(textsOf(written, 'privacy')).toEqual(['https://nordby.example/privacy']);
  expect(textsOf({ ...written, termsOfUse: { kind: 'text', text: 'Be kind.' } }, 'terms')).toEqual(['Be kind.']);
});
