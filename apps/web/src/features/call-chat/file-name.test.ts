import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

test.each([
  ['Fluid diary.pdf', 'Fluid diary.pdf'],
  ['Überweisung – Müller.pdf', 'Überweisung – Müller.pdf'],
  ['تقرير.pdf', 'تقرير.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Users\\me\\a.txt', 'C__Users_me_a.txt'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['harmless.pdf                                        .exe', 'harmless.pdf .exe'],
  ['.bashrc', 'bashrc'],
  ['two\nlines\u0000.txt', 'two lines.txt'],
  ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
  ['CON.txt', '_CON.txt'],
  ['...', 'file'],
  ['', 'file'],
  ['\ud800', 'file'],
])('%j is saved as %j', (name, clean) => {
  expect(cleanFileName(name)).toBe(clean);
});

test('a long name keeps its ending', () => {
  const clean = cleanFileName(`${'a'.repeat(180)}.pdf`);
  expect(clean.endsWith('.pdf')).toBe(true);
  expect(clean.length).toBe(120);
});

test('no name that anybody can make is a path, hidden, empty, long, or turns writing round', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
      const clean = cleanFileName(name);
      expect(clean).toMatch(/^[^.\s\\/:*?"<>|\p{C}][^\\/:*?"<>|\p{C}]*$/u);
      expect(clean).not.toMatch(/[.\s]$/);
      expect([...clean].length).toBeLessThanOrEqual(121);
    }),
    { numRuns: 1000 },
  );
});
