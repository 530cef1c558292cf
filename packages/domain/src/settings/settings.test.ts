import { describe, expect, test } from 'vitest';
import { readyField } from '../entry-field/entry-field.ts';
import { noWords } from '../entry-field/words.ts';
import { isAcceptable, settingDefinitions } from './definitions.ts';
import { defaultSettings, settingKeys, settingsOf, sourceOf } from './inherit.ts';
import { readPolicyText } from './policy-text.ts';
import { isWebLink } from './web-link.ts';

describe('A setting', () => {
  test('has a definition, a default that it accepts, and somebody who may set it', () => {
    expect([...settingKeys].sort()).toEqual(Object.keys(settingDefinitions).sort());
    for (const key of settingKeys) {
      expect(isAcceptable(key, defaultSettings[key]), key).toBe(true);
      const { organisation, clinic } = settingDefinitions[key];
      expect(organisation ?? clinic, key).not.toBeNull();
    }
  });

  test('holds from the clinic, else from the organisation, else by default', () => {
    const organisation = { emergencyNumber: '113', showsPosition: false, theme: 'dark' } as const;
    const clinic = { emergencyNumber: '144', showsPosition: true } as const;
    expect(settingsOf({})).toEqual(defaultSettings);
    expect(settingsOf(organisation)).toEqual({ ...defaultSettings, ...organisation });
    expect(settingsOf(organisation, clinic)).toEqual({ ...defaultSettings, ...organisation, ...clinic });
    expect(sourceOf('emergencyNumber', organisation, clinic)).toBe('clinic');
    // What is false is set all the same.
    expect(sourceOf('showsPosition', organisation)).toBe('organisation');
    expect(sourceOf('theme', organisation, clinic)).toBe('organisation');
    expect(sourceOf('timeZone', organisation, clinic)).toBe('default');
  });

  test.each([
    ['timeZone', 'Europe/Stockholm', 'Europe/Atlantis'],
    ['emergencyNumber', '+46 112', 'one one two'],
    ['languages', ['sv', 'en'], ['sv', 'sv']],
    ['languages', ['yue'], ['EN']],
    ['supportContact', { email: 'a@b.example', phone: '' }, { email: 'a@b', phone: '' }],
    ['supportContact', { email: '', phone: '+46 70-555' }, { email: '', phone: 'call me' }],
    ['supportContact', { email: '', phone: '' }, { email: 'a@b.example, c@d.example', phone: '' }],
    ['troubleshootingLink', '', 'javascript:alert(1)'],
    ['transferAcceptance', { isNeeded: true, expiresAfterMinutes: 1 }, { isNeeded: true, expiresAfterMinutes: 0 }],
    ['idleLockMinutes', 240, 0],
    ['idleLockMinutes', 1, 241],
    ['accent', '#0b5f70', '#ffd800'],
    ['accent', '#000000', 'petrol'],
    ['entryFields', [readyField('phone'), readyField('whereabouts')], [readyField('phone'), readyField('phone')]],
    ['keepTypedHours', 72, 73],
    ['keepTypedHours', 0, 1.5],
    ['keepTypedHours', 1, -1],
    ['importantInformation', { text: 'Words', translations: {} }, { text: 'Words', translations: { DE: 'Worte' } }],
    ['importantInformation', noWords, { text: 'x'.repeat(10_001), translations: {} }],
    ['mustAgreeTo', ['privacy', 'terms'], ['terms', 'terms']],
    ['privacyPolicy', { kind: 'text', text: 'Words' }, { kind: 'text', text: '  ' }],
    ['privacyPolicy', { kind: 'none' }, { kind: 'link', url: 'http://hospital.example' }],
    ['waitingMusic', [], ['rain', 'rain']],
    [
      'afterwards',
      { kind: 'page', url: 'https://hospital.example/after' },
      { kind: 'page', url: 'http://hospital.example' },
    ],
    ['afterwards', { kind: 'survey', words: [] }, { kind: 'thanks', words: [{ language: 'en', text: ' ' }] }],
  ] as const)('%s accepts %j and not %j', (key, good, bad) => {
    expect(isAcceptable(key, good)).toBe(true);
    expect(isAcceptable(key, bad)).toBe(false);
  });
});

test.each([
  ['https://hospital.example', true],
  ['https://hospital.example/privacy?lang=sv#top', true],
  ['https://hospital.example:8443/', true],
  ['http://hospital.example', false],
  ['https://localhost', false],
  ['https://user@hospital.example', false],
  ['https://hospital.example/"onmouseover="', false],
  ['https://hospital.example/<script>', false],
  ['javascript:alert(1)//https://hospital.example', false],
  [' https://hospital.example', false],
  [`https://hospital.example/${'x'.repeat(500)}`, false],
])('%s is a web link: %s', (url, is) => {
  expect(isWebLink(url)).toBe(is);
});

describe('A policy’s text', () => {
  test('knows headings, lists, strong words and links, and nothing else', () => {
    const text =
      '# Privacy\nWe keep **nothing** of it.\nSee [more](https://hospital.example/x).\n\n- one\n* two\nafter';
    expect(readPolicyText(text)).toEqual([
      { kind: 'heading', content: [{ kind: 'text', text: 'Privacy' }] },
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'We keep ' },
          { kind: 'strong', text: 'nothing' },
          { kind: 'text', text: ' of it. See ' },
          { kind: 'link', text: 'more', url: 'https://hospital.example/x' },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'list', items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two' }]] },
      { kind: 'paragraph', content: [{ kind: 'text', text: 'after' }] },
    ]);
    expect(readPolicyText(' \r\n\r\n ')).toEqual([]);
  });

  test.each([
    '<script>alert(1)</script>',
    '[press](javascript:alert(1))',
    '[press](data:text/html,x)',
    '<img src=x onerror=alert(1)>',
    '**',
  ])('leaves %s the text that it is', (text) => {
    expect(readPolicyText(text)).toEqual([{ kind: 'paragraph', content: [{ kind: 'text', text }] }]);
  });
});
