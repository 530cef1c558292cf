import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchDoor } from './watch-door.ts';

const answers: unknown[] = [];
const asked = vi.fn(async (_address: string, _init: RequestInit) => {
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  if (answer === 'no network') throw new TypeError('Failed to fetch');
  return new Response(JSON.stringify(answer));
});

beforeEach(() => {
  answers.length = 0;
  asked.mockClear();
  vi.useFakeTimers();
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const opensAt = 1_000_000_000;
const shut = (now: number) => ({ door: 'out-of-hours', opensAt, closesAt: null, timeZone: 'UTC', now });
const open = { door: 'open', opensAt: null, closesAt: null, timeZone: 'UTC', now: opensAt };

function watched() {
  const onChanged = vi.fn();
  watchDoor({ clinic: 'renal', shown: { door: 'out-of-hours', opensAt }, onChanged });
  return onChanged;
}

test('opens as soon as the server says so, and asks no more then', async () => {
  answers.push(shut(opensAt - 60_000), shut(opensAt - 40_000), open);
  const onChanged = watched();
  await vi.advanceTimersByTimeAsync(39_000);
  expect(onChanged).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onChanged).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(asked).toHaveBeenCalledTimes(3);
  expect(onChanged).toHaveBeenCalledOnce();
});

test('looks at the moment of the opening, by the server’s clock whatever its own says', async () => {
  answers.push(shut(opensAt - 5_000), open);
  vi.setSystemTime(opensAt + 7_200_000);
  const onChanged = watched();
  await vi.advanceTimersByTimeAsync(4_900);
  expect(onChanged).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_200);
  expect(onChanged).toHaveBeenCalledOnce();
});

test('goes on asking where the network is lost, and shows another opening', async () => {
  answers.push('no network', { ...shut(0), opensAt: opensAt + 1 });
  const onChanged = watched();
  await vi.advanceTimersByTimeAsync(19_000);
  expect(onChanged).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onChanged).toHaveBeenCalledOnce();
});

test('a page that comes back to the front looks at once', async () => {
  answers.push(shut(opensAt - 60_000), open);
  const onChanged = watched();
  await vi.advanceTimersByTimeAsync(1_000);
  Object.assign(document, { visibilityState: 'visible' });
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(onChanged).toHaveBeenCalledOnce();
});

test('asks the server itself: an answer that the browser has kept may be older than the page', async () => {
  answers.push(shut(opensAt - 60_000));
  watched();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledWith('/api/doors/renal', expect.objectContaining({ cache: 'no-store' }));
});
