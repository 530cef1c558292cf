import { routes } from '@anteroom/protocol';
import { onSessionLocked, rest, RestError } from '../../rest/rest-client.ts';
import { createIdleLock, type TabWord } from './idle-lock.ts';

const nothing = { params: {}, body: {} } as const;
const words: readonly string[] = ['active', 'locked', 'unlocked'] satisfies TabWord[];
const channel = new BroadcastChannel('anteroom-lock');

/** What can't be told now is told with the next try; the server counts idle time by itself. */
const quietly = async (work: Promise<unknown>): Promise<void> => {
  await work.catch(() => undefined);
};

/** The lock of this page. */
export const pageLock = createIdleLock({
  now: Date.now,
  noteActivity: () => quietly(rest(routes.noteActivity, nothing)),
  lockSession: () =>
    rest(routes.lock, nothing).then(
      () => true,
      (error: unknown) => !(error instanceof RestError && error.code === 'already-in-a-call'),
    ),
  tell: (word) => channel.postMessage(word),
});

let isWatching = false;

/** Begins to watch what the person does; once, for as long as the page lives. */
export function watchPerson(): void {
  if (isWatching) return;
  isWatching = true;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isTabWord(data)) pageLock.hear(data);
  });
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    window.addEventListener(event, () => pageLock.note(), { passive: true, capture: true });
  document.addEventListener('visibilitychange', () => pageLock.check());
  setInterval(() => pageLock.check(), 5_000);
  onSessionLocked(() => pageLock.hear('locked'));
}

function isTabWord(data: unknown): data is TabWord {
  return typeof data === 'string' && words.includes(data);
}
