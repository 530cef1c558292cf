import { expect, test } from 'vitest';
import { readNotice, targetOf } from './notice.ts';

const notice = { title: 'Anteroom', body: 'It is your turn.', path: '/c/renal/wait', tag: 'turn' };

test('a notice is read as it was sent', () => {
  expect(readNotice(JSON.stringify(notice))).toEqual(notice);
});

test.each([
  '',
  '{',
  'null',
  '"text"',
  JSON.stringify({ ...notice, body: 1 }),
  JSON.stringify({ ...notice, path: 'https://elsewhere.example' }),
  JSON.stringify({ ...notice, path: '//elsewhere.example' }),
  JSON.stringify({ ...notice, path: '/\\elsewhere.example' }),
])('%j is no notice of ours', (text) => {
  expect(readNotice(text)).toBeNull();
});

test('a pressed notification leads to its own path, to nowhere else, and goes away', () => {
  let closed = 0;
  const pressed = (data: unknown) =>
    Object.assign(new Event('notificationclick'), { notification: { data, close: () => (closed += 1) } });
  expect(targetOf(pressed('/c/renal/wait'))?.path).toBe('/c/renal/wait');
  expect(targetOf(pressed('https://elsewhere.example'))?.path).toBe('/');
  expect(targetOf(pressed(undefined))?.path).toBe('/');
  targetOf(pressed('/'))?.close();
  expect(closed).toBe(1);
  expect(targetOf(new Event('push'))).toBeNull();
});
