import { importDirections } from './import-directions.mjs';
import { noInnerBarrel } from './no-inner-barrel.mjs';
import { noRawEventName } from './no-raw-event-name.mjs';
import { noSilencing } from './no-silencing.mjs';
import { noUntranslatedText } from './no-untranslated-text.mjs';

/** The house's own rules. Each one has a bad sample in `tools/lint-rules.test.ts`. */
export const houseRules = {
  meta: { name: 'anteroom' },
  rules: {
    'import-directions': importDirections,
    'no-inner-barrel': noInnerBarrel,
    'no-raw-event-name': noRawEventName,
    'no-silencing': noSilencing,
    'no-untranslated-text': noUntranslatedText,
  },
};
