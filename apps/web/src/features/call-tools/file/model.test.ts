import { expect, test } from 'vitest';
import { cleanName } from './model.ts';

test.each([
  ['letter.pdf', 'letter.pdf'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['<img onerror=x>.txt', '-img onerror=x-.txt'],
  ['...', 'file'],
  ['Überweisung für Frau Özdemir.pdf', 'Überweisung für Frau Özdemir.pdf'],
])('%o is saved as %o', (name, clean) => {
  expect(cleanName(name)).toBe(clean);
});
