import { createStore } from '../../../connection/store.ts';
import type { Store } from '../../../connection/store.ts';

/** What a person may have behind them. */
export const backgrounds = ['none', 'blur-light', 'blur-strong', 'morning', 'sand', 'evening', 'brand'] as const;
export type Background = (typeof backgrounds)[number];

/** What this person has chosen, on this device. */
export interface BackgroundWish extends Store<Background> {
  set(background: Background): void;
}

const key = 'anteroom-background';

/** Remembers it; without storage (private windows of some browsers) until the page is closed. */
export function createBackgroundWish(storage = browserStorage()): BackgroundWish {
  const store = createStore<Background>(remembered() ?? 'none');

  function remembered(): Background | undefined {
    try {
      const text = storage?.getItem(key);
      return backgrounds.find((background) => background === text);
    } catch {
      return undefined;
    }
  }

  return {
    read: store.read,
    subscribe: store.subscribe,
    set(background) {
      store.set(background);
      try {
        storage?.setItem(key, background);
      } catch {
        // Full or forbidden: it holds as long as the page lives.
      }
    },
  };
}

/** Of this page's person. */
export const backgroundWish = createBackgroundWish();

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
