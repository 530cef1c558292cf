import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** A yes or no that this browser remembers for its person. */
export interface Preference extends Store<boolean> {
  set(value: boolean): void;
}

/** Remembers under a name of ours; without storage (private windows of some browsers) until the page is closed. */
export function createPreference(name: string, initial: boolean, storage = browserStorage()): Preference {
  const key = `anteroom-${name}`;
  const store = createStore(remembered() ?? initial);

  function remembered(): boolean | undefined {
    try {
      const text = storage?.getItem(key);
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    read: store.read,
    subscribe: store.subscribe,
    set(value) {
      store.set(value);
      try {
        storage?.setItem(key, value ? 'yes' : 'no');
      } catch {
        // Full or forbidden: it holds as long as the page lives.
      }
    },
  };
}

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
