import { describe, expect, it } from 'vitest';
import { findingsIn } from './lint/findings-in.mjs';
import { findRings, importGraph } from './lint/rings.mjs';

interface Sample {
  readonly what: string;
  readonly file: string;
  readonly bad: string;
  /** The same wish, granted: shows that the rule refuses the fault and not the file. */
  readonly good: string;
}

const samples: Readonly<Record<string, readonly Sample[]>> = {
  'anteroom/import-directions': [
    {
      what: 'the domain imports Node',
      file: 'packages/domain/src/clinic/sample.ts',
      bad: "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();",
      good: "import { name } from './name.ts';\nexport const id = name;",
    },
    {
      what: 'the domain imports a schema library',
      file: 'packages/domain/src/clinic/sample.ts',
      bad: "import { z } from 'zod/mini';\nexport const name = z.string();",
      good: 'export const name = (text: string) => text.trim();',
    },
    {
      what: 'the domain imports the protocol',
      file: 'packages/domain/src/clinic/sample.ts',
      bad: "import type { Hello } from '@anteroom/protocol';\nexport type Greeting = Hello;",
      good: "import type { Clinic } from './clinic.ts';\nexport type Greeting = Clinic;",
    },
    {
      what: 'the protocol imports media',
      file: 'packages/protocol/src/sample.ts',
      bad: "import { link } from '@anteroom/media';\nexport const sample = link;",
      good: "import { link } from '@anteroom/domain';\nexport const sample = link;",
    },
    {
      what: 'media imports the server',
      file: 'packages/media/src/sample.ts',
      bad: "import { serve } from '@anteroom/server/main.ts';\nexport const sample = serve;",
      good: "import { signal } from '@anteroom/protocol';\nexport const sample = signal;",
    },
    {
      what: 'the web imports the server',
      file: 'apps/web/src/sample.ts',
      bad: "import { serve } from '@anteroom/server/main.ts';\nexport const sample = serve;",
      good: "import { link } from '@anteroom/media';\nexport const sample = link;",
    },
    {
      what: 'the web imports Node',
      file: 'apps/web/src/sample.ts',
      bad: "import { join } from 'node:path';\nexport const sample = join('a', 'b');",
      good: "import { useState } from 'react';\nexport const sample = useState;",
    },
    {
      what: 'the server imports media',
      file: 'apps/server/src/sample.ts',
      bad: "import { link } from '@anteroom/media';\nexport const sample = link;",
      good: "import { decide } from '@anteroom/domain';\nexport const sample = decide;",
    },
    {
      what: 'a path leads into another workspace',
      file: 'apps/server/src/sample.ts',
      bad: "import { decide } from '../../../packages/domain/src/index.ts';\nexport const sample = decide;",
      good: "import { decide } from '@anteroom/domain';\nexport const sample = decide;",
    },
    {
      what: 'i18n imports the domain',
      file: 'packages/i18n/src/sample.ts',
      bad: "import { decide } from '@anteroom/domain';\nexport const sample = decide;",
      good: "import { setupI18n } from '@lingui/core';\nexport const sample = setupI18n;",
    },
    {
      what: 'the server imports the testkit outside its tests',
      file: 'apps/server/src/sample.ts',
      bad: "import { clinic } from '@anteroom/testkit';\nexport const sample = clinic;",
      good: "import { clinic } from '@anteroom/protocol';\nexport const sample = clinic;",
    },
    {
      what: "a feature reaches past another's read-model",
      file: 'apps/server/src/features/call/service.ts',
      bad: "import { save } from '../consultation/store.ts';\nexport const sample = save;",
      good: "import { find } from '../consultation/read-model.ts';\nexport const sample = find;",
    },
    {
      what: 'a service imports an adapter',
      file: 'apps/server/src/features/call/service.ts',
      bad: "import { store } from './postgres-call-store.ts';\nexport const sample = store;",
      good: "import { store } from './store.ts';\nexport const sample = store;",
    },
    {
      what: 'the kit knows a word of the domain',
      file: 'apps/web/src/ui/sample.ts',
      bad: "import type { Clinic } from '@anteroom/domain';\nexport type Sample = Clinic;",
      good: "import type { ReactNode } from 'react';\nexport type Sample = ReactNode;",
    },
  ],
  'no-restricted-globals': [
    {
      what: 'the domain reads the clock',
      file: 'packages/domain/src/sample.ts',
      bad: 'export const now = () => Date.now();',
      good: 'export const now = (clock: { now: () => number }) => clock.now();',
    },
    {
      what: 'the domain waits',
      file: 'packages/domain/src/sample.ts',
      bad: 'export const later = (act: () => void) => setTimeout(act, 10);',
      good: 'export const later = (at: number) => at + 10;',
    },
    {
      what: 'the domain asks for random bytes',
      file: 'packages/domain/src/sample.ts',
      bad: 'export const id = () => crypto.randomUUID();',
      good: 'export const id = (ids: { next: () => string }) => ids.next();',
    },
    {
      what: 'the domain touches the page',
      file: 'packages/domain/src/sample.ts',
      bad: 'export const title = () => document.title;',
      good: 'export const title = (page: { title: string }) => page.title;',
    },
  ],
  'no-restricted-properties': [
    {
      what: 'the domain throws dice',
      file: 'packages/domain/src/sample.ts',
      bad: 'export const dice = () => Math.random();',
      good: 'export const most = (a: number, b: number) => Math.max(a, b);',
    },
  ],
  'anteroom/no-raw-event-name': [
    {
      what: 'the server tells a room by a raw name',
      file: 'apps/server/src/realtime/sample.ts',
      bad: "export const tell = (io: Server) => io.to('room').emit('row', 1);",
      good: 'export const tell = (io: Server) => io.to(room).emit(toClient.row, 1);',
    },
    {
      what: 'the web listens by a raw name',
      file: 'apps/web/src/connection/sample.ts',
      bad: "export const listen = (socket: Socket) => socket.on('row', show);",
      good: "export const listen = (socket: Socket) => socket.on('connect', show);",
    },
    {
      what: 'a name is put together in place',
      file: 'packages/testkit/src/sample.ts',
      bad: 'export const send = (socket: Socket, noun: string) => socket.timeout(10).emitWithAck(`${noun}-changed`);',
      good: 'export const send = (socket: Socket) => socket.timeout(10).emitWithAck(toServer.join);',
    },
  ],
  'anteroom/no-untranslated-text': [
    {
      what: 'words between tags',
      file: 'apps/web/src/features/call/sample.tsx',
      bad: 'export const Sample = () => <p>Please wait</p>;',
      good: 'export const Sample = () => <p><Trans>Please wait</Trans></p>;',
    },
    {
      what: 'words in an attribute that is read out',
      file: 'apps/web/src/features/call/sample.tsx',
      bad: 'export const Sample = () => <button aria-label="Leave" type="button" />;',
      good: 'export const Sample = () => <button aria-label={t`Leave`} type="button" />;',
    },
    {
      what: 'words chosen in braces',
      file: 'apps/web/src/features/call/sample.tsx',
      bad: "export const Sample = ({ on }: { on: boolean }) => <p>{on ? 'yes' : <b />}</p>;",
      good: 'export const Sample = ({ on }: { on: boolean }) => <p>{on ? t`yes` : <b />}</p>;',
    },
    {
      what: 'a sentence in a model',
      file: 'apps/web/src/features/call/sample.ts',
      bad: "export const notice = 'Your camera is in use.';",
      good: 'export const notice = msg`Your camera is in use.`;',
    },
    {
      what: 'words in a page that the server writes',
      file: 'apps/server/src/features/arrival/page.ts',
      bad: 'export const page = () => `<h1>Check in</h1>`;',
      good: "export const page = (i18n: I18n) => `<h1>${i18n._({ id: 'check-in', message: 'Check in' })}</h1>`;",
    },
  ],
  'anteroom/no-inner-barrel': [
    {
      what: 'a folder has a front door of its own',
      file: 'packages/domain/src/call/index.ts',
      bad: "export { decide } from './decide.ts';",
      good: 'export const decide = () => 1;',
    },
  ],
  'anteroom/no-silencing': [
    {
      what: 'a comment switches rules off',
      file: 'apps/web/src/sample.ts',
      bad: '/* eslint-disable */\nexport const sample = 1;',
      good: '/* One is enough here. */\nexport const sample = 1;',
    },
    {
      what: 'a comment silences the compiler',
      file: 'apps/web/src/sample.ts',
      bad: '// @ts-expect-error\nexport const sample = 1;',
      good: 'export const sample = 1;',
    },
    {
      what: 'work is put off',
      file: 'apps/web/src/sample.ts',
      bad: '// TODO: more\nexport const sample = 1;',
      good: 'export const sample = 1;',
    },
  ],
  '@typescript-eslint/no-explicit-any': [
    {
      what: 'any',
      file: 'apps/web/src/sample.ts',
      bad: 'export const sample = (value: any) => value;',
      good: 'export const sample = (value: unknown) => value;',
    },
  ],
  '@typescript-eslint/consistent-type-assertions': [
    {
      what: 'a cast',
      file: 'apps/web/src/sample.ts',
      bad: 'export const sample = (value: unknown) => value as string;',
      good: "export const sample = ['a', 'b'] as const;",
    },
  ],
  '@typescript-eslint/no-non-null-assertion': [
    {
      what: 'a promise that something is there',
      file: 'apps/web/src/sample.ts',
      bad: 'export const sample = (values: string[]) => values[0]!;',
      good: "export const sample = (values: string[]) => values[0] ?? '';",
    },
  ],
  'max-lines': [
    {
      what: 'a file of 301 lines',
      file: 'apps/web/src/sample.ts',
      bad: Array.from({ length: 301 }, (_, line) => `export const line${line} = ${line};`).join('\n'),
      good: Array.from({ length: 300 }, (_, line) => `export const line${line} = ${line};`).join('\n'),
    },
  ],
};

describe.each(Object.entries(samples))('%s', (rule, ofRule) => {
  it.each(ofRule)('refuses: $what', async ({ file, bad, good }) => {
    expect(await findingsIn(file, bad)).toContain(rule);
    expect(await findingsIn(file, good)).toEqual([]);
  });
});

describe('import-directions, in a test', () => {
  it('lets a test of the server use the testkit', async () => {
    const code = "import { clinic } from '@anteroom/testkit';\nexport const sample = clinic;";
    expect(await findingsIn('apps/server/src/features/call/service.test.ts', code)).toEqual([]);
  });
});

describe('rings', () => {
  const sources: Readonly<Record<string, string>> = {
    'packages/domain/src/index.ts': "export { a } from './a.ts';",
    'packages/domain/src/a.ts': "import type { B } from './b.ts';",
    'packages/domain/src/b.ts': "export type B = typeof import('./c.ts');",
    'packages/domain/src/c.ts': "import { a } from './a.ts';",
    'apps/web/src/app.ts': "import { a } from '@anteroom/domain';",
  };
  const ringsWithout = (gone: string) => {
    const files = Object.keys(sources).filter((file) => file !== gone);
    return findRings(importGraph(files, (file) => sources[file] ?? ''));
  };

  it('finds a ring, through types and dynamic imports too', () => {
    expect(ringsWithout('')).toEqual([
      ['packages/domain/src/a.ts', 'packages/domain/src/b.ts', 'packages/domain/src/c.ts'],
    ]);
  });

  it('finds none where the ring is cut', () => {
    expect(ringsWithout('packages/domain/src/c.ts')).toEqual([]);
  });
});
