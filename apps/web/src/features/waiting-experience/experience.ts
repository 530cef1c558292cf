import { toServer, type StayView, type WaitingExperience } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import type { ServerClock } from '../../connection/server-clock.ts';
import { createStore, type Store } from '../../connection/store.ts';
import type { VisiblePage } from '../../connection/visible-page.ts';

/** What the clinic offers while one waits, as the page follows it (E6); null until the server has answered. */
export interface Experience {
  readonly state: Store<WaitingExperience | null>;
  close(): void;
}

export interface ExperienceParts {
  readonly connection: Connection;
  /** The own stay; null while the page enters it. */
  readonly stay: Store<{ readonly stay: StayView | null }>;
  readonly clock: ServerClock;
  /** A primary language tag. */
  readonly language: string;
  readonly page?: VisiblePage;
}

/** How often the estimate is asked for anew, in milliseconds. */
const refreshEvery = 120_000;

/**
 * Follows it: asks when the stay is there, when what is set or the status changes, and when the next automated message is due. The
 * server says what is due; the page's clock only reminds it to ask.
 */
export function createExperience({ connection, stay, clock, language, page }: ExperienceParts): Experience {
  const state = createStore<WaitingExperience | null>(null);
  const shown = page ?? document;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  let turn = 0;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    turn += 1;
    const own = turn;
    const answer = await connection.request(toServer.askExperience, { language });
    if (own !== turn) return;
    if (answer.ok) state.set(answer.value);
    const due = answer.ok ? answer.value.nextDueAt : null;
    const until = due === null ? refreshEvery : Math.max(500, due - clock.now() + 50);
    timer = setTimeout(() => void ask(), Math.min(refreshEvery, until));
  }

  function stop(): void {
    turn += 1;
    clearTimeout(timer);
  }

  /** Asks where what the answer depends on has changed. */
  function follow(): void {
    const { stay: view } = stay.read();
    // In a call nothing of it is shown, and its beginning has better to do.
    const isWaiting = view?.status === 'waiting' || view?.status === 'on-hold';
    const now = isWaiting ? `${view.id} ${view.status} ${view.clinic.slug} ${view.clinic.experience}` : '';
    if (now === asked) return;
    asked = now;
    // What is on its way is for a stay that is over, or seen.
    if (now === '') stop();
    else void ask();
  }

  /** Timers sleep in a page that is hidden or on a phone that is locked. */
  function onShown(): void {
    if (shown.visibilityState === 'visible' && asked !== '') void ask();
  }

  const stops = [
    stay.subscribe(follow),
    connection.onConnected(() => {
      if (asked !== '') void ask();
    }),
  ];
  shown.addEventListener('visibilitychange', onShown);
  follow();
  return {
    state,
    close() {
      stop();
      shown.removeEventListener('visibilitychange', onShown);
      for (const letGo of stops) letGo();
    },
  };
}
