import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { participantId } from '@anteroom/protocol';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { idText } from '../../connection/testing/sample-rows.ts';
import { cleanFileName } from './file-name.ts';
import { ChatLine } from './chat-line.tsx';
import type { ChatEntry, SentFile } from './chat-state.ts';
import { createFakeCall } from './testing/fake-call.ts';

// Hard case 13. That nothing of it runs in a browser, the journey `chat` shows.

beforeEach(() => void vi.stubGlobal('navigator', { languages: ['en-GB'] }));

const script = `"><script>alert(1)</script><img src=x onerror='alert(2)'><svg onload=alert(3)>`;
const villain = { id: participantId.parse(idText('villain')), name: script };

function drawn(entry: Pick<ChatEntry, 'body'> & Partial<ChatEntry>): string {
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
  const { chat } = createFakeCall().enter('Chen');
  const whole = { key: 1, at: 0, from: villain, isPrivate: true, recipients: [], ...entry };
  return renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <ChatLine chat={chat} entry={whole} isLastOwn onAnswer={() => undefined} />
    </I18nProvider>,
  );
}

/** Every tag of ours, and none that somebody else wrote. */
function isHarmless(markup: string): void {
  expect(markup).not.toMatch(/<script|<img src=x|<svg onload| on[a-z]+=["']/i);
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
}

const file: SentFile = {
  kind: 'file',
  name: script,
  size: 10,
  status: 'here',
  percent: 100,
  url: 'blob:https://clinic.example/1',
  picture: 'blob:https://clinic.example/2',
};

describe('Script in the chat', () => {
  test('is text in a name and in a message', () => isHarmless(drawn({ body: { kind: 'text', text: script } })));

  test('is text in the name of a file, in every state of it, even where the name was not cleaned', () => {
    for (const status of ['on-its-way', 'here', 'lost', 'broken', 'no-room', 'stopped', 'removed'] as const) {
      isHarmless(drawn({ body: { ...file, status } }));
    }
  });

  test('is text in the names of those who did not get something', () => {
    const recipients = (['lost', 'unwanted', 'no-room', 'broken'] as const).map((receipt) => ({ ...villain, receipt }));
    isHarmless(drawn({ from: null, recipients, body: { kind: 'text', text: 'Hello' } }));
  });

  test('is in no link, and a link says nothing of this page to where it leads', () => {
    const text = 'javascript:alert(1) data:text/html,x https://example.org/"onclick=alert(1)';
    const markup = drawn({ body: { kind: 'text', text } });
    expect([...markup.matchAll(/<a [^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<a href="https://example.org/" target="_blank" rel="noopener noreferrer" dir="ltr">',
    ]);
  });

  test('is no part of the name under which a file is saved', () => {
    expect(cleanFileName(script)).not.toMatch(/[<>"/]/);
  });
});
