import { expect, test } from 'vitest';
import { csvOf, neutralised } from './csv.ts';

test('A table becomes CSV with quotes where they are needed', () => {
  const rows = [
    ['Name', 'Phone'],
    ['Warsame, Amina', '070 555'],
    ['Ann "Annie" Berg', 'two\nlines'],
  ];
  expect(csvOf(rows)).toBe('\ufeffName,Phone\r\n"Warsame, Amina",070 555\r\n"Ann ""Annie"" Berg","two\nlines"\r\n');
});

test.each(['=1+1', '+46 70', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n@x', '\u200b=1', '\uff1d1'])(
  'A cell that is “%s” is no formula',
  (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  },
);

test.each(['', 'Amina', '070-555', 'a=b', '1+1', "'=1"])('A cell that is “%s” stays what it is', (text) => {
  expect(neutralised(text)).toBe(text);
});
