import type { VisiblePage } from '../../connection/visible-page.ts';

interface ScreenLock {
  readonly released: boolean;
  release(): Promise<void>;
}

/** What keeping a screen awake needs of a browser. */
export interface WakeParts {
  readonly wakeLock: { request(kind: 'screen'): Promise<ScreenLock> } | undefined;
  readonly page: VisiblePage;
}

/**
 * Keeps the screen awake while somebody waits (E6): browsers let go of it whenever the page is hidden, so it is asked for again each
 * time the page shows. Where a browser can't, or its battery says no, nothing happens.
 * @returns what lets the screen sleep again
 */
export function keepAwake(
  { wakeLock, page }: WakeParts = {
    wakeLock: 'wakeLock' in navigator ? navigator.wakeLock : undefined,
    page: document,
  },
): () => void {
  if (wakeLock === undefined) return () => undefined;
  const lockOf = wakeLock;
  let held: ScreenLock | null = null;
  let isOver = false;

  async function hold(): Promise<void> {
    if (isOver || page.visibilityState !== 'visible' || held?.released === false) return;
    try {
      const lock = await lockOf.request('screen');
      if (isOver) await lock.release();
      else held = lock;
    } catch {
      // Refused, as with a low battery: asked again when the page shows next.
    }
  }
  const onShown = (): void => void hold();
  page.addEventListener('visibilitychange', onShown);
  void hold();
  return () => {
    isOver = true;
    page.removeEventListener('visibilitychange', onShown);
    held?.release().catch(() => undefined);
    held = null;
  };
}
