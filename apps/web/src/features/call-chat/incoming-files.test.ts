import { chatFileLimit, participantId } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { idText } from '../../connection/testing/sample-rows.ts';
import { createIncomingFiles } from './incoming-files.ts';

const person = (name: string) => participantId.parse(idText(name));
const [amina, chen, oskar] = [person('Amina'), person('Chen'), person('Oskar')];

test('there is room for two of the largest files of one person, and four of all; a file that is let go of makes room', () => {
  const files = createIncomingFiles();
  const offer = (from: typeof amina, id: string) => files.offer(from, id, chatFileLimit);
  expect([offer(amina, 'one'), offer(amina, 'two'), offer(amina, 'three')]).toEqual(['taken', 'taken', 'no-room']);
  expect([offer(chen, 'one'), offer(chen, 'two'), offer(oskar, 'one')]).toEqual(['taken', 'taken', 'no-room']);
  files.drop(amina, 'one');
  expect([offer(oskar, 'one'), offer(amina, 'three')]).toEqual(['taken', 'no-room']);
});

test('four files of one person are on their way at once; what has come counts no more', () => {
  const files = createIncomingFiles();
  const offer = (id: string) => files.offer(amina, id, 3);
  expect(['one', 'two', 'three', 'four', 'five'].map(offer)).toEqual(['taken', 'taken', 'taken', 'taken', 'no-room']);
  expect(files.piece(amina, 'one', Uint8Array.from([1, 2, 3]))?.kind).toBe('whole');
  expect(offer('five')).toBe('taken');
  expect(offer('one')).toBe('known');
});
