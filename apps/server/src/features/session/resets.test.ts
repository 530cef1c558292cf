import { accepted, refused } from '@anteroom/domain';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { randomIds } from '../../platform/ids.ts';
import type { Mailer } from '../mail/read-model.ts';
import { createResets } from './resets.ts';

const wanted = { email: 'mei.chen@demo.anteroom.example', origin: 'https://anteroom.test', locale: 'en' } as const;
const person = randomIds.person();

/** A mail server and a database that fail so many times before they do what they should. */
function begin(failures: { readonly mail?: number; readonly database?: number }, waits: readonly number[]) {
  let { mail = 0, database = 0 } = failures;
  const sent: string[] = [];
  const log = createMemoryLog();
  const mailer: Mailer = {
    kind: 'smtp',
    async send({ to }) {
      if (mail-- > 0) return refused({ code: 'mail-failed' });
      sent.push(to);
      return accepted(null);
    },
  };
  const identity = {
    personByEmail: async () => person,
    passwordMark: async () => 'mark',
    async keepNote() {
      if (database-- > 0) throw new Error('No connection was free.');
      return 'token';
    },
    readNote: async () => null,
    takeNote: async () => null,
  };
  return { resets: createResets({ identity, mailer, log, waits }), sent, log };
}

test.each([{ mail: 2 }, { database: 2 }, { mail: 1, database: 1 }])(
  'a letter that somebody was told of comes at last: %o',
  async (failures) => {
    const { resets, sent } = begin(failures, [0, 0]);
    resets.request(wanted);
    await resets.settled();
    expect(sent).toEqual([wanted.email]);
  },
);

test('what fails each time is logged as lost, once', async () => {
  const { resets, sent, log } = begin({ mail: 9 }, [0, 0]);
  resets.request(wanted);
  await resets.settled();
  expect(sent).toEqual([]);
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('a server that ends waits no longer, and tries once more', async () => {
  const { resets, sent } = begin({ mail: 1 }, [60_000]);
  resets.request(wanted);
  await resets.close();
  expect(sent).toEqual([wanted.email]);
});
