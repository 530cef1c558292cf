import { describe, expect, test } from 'vitest';
import { areShareTemplates, fillTemplate } from './share-template.ts';

const values = { clinic: 'Renal clinic', link: 'https://anteroom.test/l/x', time: 'Monday at 14:30' };
const own = { language: 'de', subject: 'Ihr Termin', text: 'Hallo\n{link}', sms: '{link}' };

describe('a template', () => {
  test('says clinic, link and time where it names them', () => {
    expect(fillTemplate('{clinic}: {time}\n{link} {link}', values)).toBe(
      'Renal clinic: Monday at 14:30\nhttps://anteroom.test/l/x https://anteroom.test/l/x',
    );
  });

  test('loses the lines about a time where there is none', () => {
    expect(fillTemplate('{clinic}\nOn {time}.\n{link}', { ...values, time: '' })).toBe(
      'Renal clinic\nhttps://anteroom.test/l/x',
    );
  });

  test('puts in what is there, and reads nothing in it', () => {
    expect(fillTemplate('{clinic} {other} $&', { ...values, clinic: '{link} $1' })).toBe('{link} $1 {other} $&');
  });

  test('brings the link, on a line that stays', () => {
    expect(areShareTemplates([own])).toBe(true);
    expect(areShareTemplates([{ ...own, text: '', sms: '' }])).toBe(true);
    expect(areShareTemplates([{ ...own, text: 'Hallo' }])).toBe(false);
    expect(areShareTemplates([{ ...own, sms: '{time} {link}' }])).toBe(false);
  });

  test('is one of its language, with a subject of one line', () => {
    expect(areShareTemplates([own, { ...own, language: 'en' }])).toBe(true);
    expect(areShareTemplates([own, own])).toBe(false);
    expect(areShareTemplates([{ ...own, subject: 'a\nBcc: b' }])).toBe(false);
    expect(areShareTemplates([{ ...own, language: 'Deutsch' }])).toBe(false);
  });
});
