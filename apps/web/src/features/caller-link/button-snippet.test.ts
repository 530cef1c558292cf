import { expect, test } from 'vitest';
import { elementSnippet, linkSnippet, policyFor, type ButtonChoice } from './button-snippet.ts';

const link = new URL('https://video.hospital.example/c/renal');
const plain: ButtonChoice = { label: '', language: null, theme: null, hours: false };

test('a button as it comes needs its script, the clinic’s link, and a plain link for those without a script', () => {
  expect(elementSnippet(link, plain, 'en')).toBe(
    [
      '<script type="module" src="https://video.hospital.example/button.js" referrerpolicy="no-referrer"></script>',
      '<anteroom-button clinic="https://video.hospital.example/c/renal">',
      '  <a href="https://video.hospital.example/c/renal" target="_blank" rel="noopener noreferrer">Start a video consultation</a>',
      '</anteroom-button>',
    ].join('\n'),
  );
});

test('what the clinic chose stands in its attributes, and what it typed stays text', () => {
  const snippet = elementSnippet(
    link,
    { label: '"><b>Talk & "see"', language: 'de', theme: 'dark', hours: true },
    'en',
  );
  expect(snippet).toContain('label="&quot;&gt;&lt;b&gt;Talk &amp; &quot;see&quot;" language="de" theme="dark" hours>');
  expect(snippet).not.toContain('<b>');
});

test('a plain link has our style and says that it opens a tab', () => {
  const snippet = linkSnippet(link, { ...plain, language: 'de', theme: 'light' }, 'en');
  expect(snippet).toContain('<link rel="stylesheet" href="https://video.hospital.example/button.css"');
  expect(snippet).toContain('class="anteroom-button" data-theme="light" href="https://video.hospital.example/c/renal"');
  expect(snippet).toContain('neuen Tab');
  expect(snippet).not.toMatch(/style=|<script/);
});

test.each([
  ['element', false, 'script-src https://video.hospital.example'],
  ['element', true, 'script-src https://video.hospital.example; connect-src https://video.hospital.example'],
  ['link', true, 'style-src https://video.hospital.example'],
] as const)('the website’s policy has to allow, for the %s with hours %s: %s', (kind, hours, policy) => {
  expect(policyFor(link, kind, { hours })).toBe(policy);
});
