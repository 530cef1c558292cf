import { readyField, type EntryField } from '@anteroom/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../testing/server-in-memory.ts';

// That nothing of it runs in a browser, on the caller's page and on the dashboard, the journey `entry` shows.

const script = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
const words = (text: string) => ({ text, translations: { en: text } });

const hostile: EntryField = {
  ...readyField('whereabouts'),
  ...{ id: 'hostile', ready: null, isRequired: true, label: words(script.slice(0, 120)), help: words(script) },
};
const choice: EntryField = {
  ...hostile,
  ...{ id: 'choice', kind: 'choices', options: [{ id: 'one', words: words(script) }] },
};
const fields: readonly EntryField[] = [
  hostile,
  choice,
  { ...choice, id: 'select', kind: 'choice' },
  { ...hostile, id: 'long', kind: 'long-text' },
  { ...hostile, id: 'tick', kind: 'tick' },
];

let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory();
  const { stores } = server.database;
  const place = await stores.clinics.bySlug('renal');
  if (place === null) throw new Error('The clinic is not there.');
  const scope = { clinicId: place.clinic.id };
  await stores.settings.change(scope, { key: 'entryFields', value: fields }, 0);
  await stores.settings.change(scope, { key: 'importantInformation', value: words(script) }, 0);
  await stores.settings.change(scope, { key: 'mustAgreeTo', value: ['information'] }, 0);
});
afterEach(() => server.close());

/** Every tag of ours that a page may hold, and none that somebody else wrote. */
function isHarmless(body: string): void {
  expect(body).not.toMatch(/<img src=x|<script>| on[a-z]+=["']/i);
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
}

describe('Script in what a clinic asks and in what a caller types', () => {
  test('is text on the set-up page, in its fields, its choices and its information', async () => {
    for (const path of ['/c/renal', '/c/renal/information'])
      isHarmless((await server.app.inject({ url: path, headers: { accept: 'text/html' } })).body);
  });

  test('is text when the page comes back with it', async () => {
    const typed = { firstName: script, lastName: script, 'field-hostile': script, 'field-long': script };
    const answer = await server.app.inject({
      method: 'POST',
      url: '/c/renal',
      headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...typed, 'field-select': script, 'field-choice': script }).toString(),
    });
    expect(answer.statusCode).toBe(422);
    isHarmless(answer.body);
  });
});
