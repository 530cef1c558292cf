import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** One of a few that this browser remembers for its person. */
export interface RememberedChoice<Value extends string> extends Store<Value> {
  set(value: Value): void;
}

/**
 * Remembers under a name of ours; without storage (private windows of some browsers) until the page is closed.
 * @param options all that may be chosen, the usual one first: what else is found is nobody's choice
 */
export function rememberChoice<Value extends string>(
  name: string,
  options: readonly [Value, ...(readonly Value[])],
  storage: () => Storage = () => localStorage,
): RememberedChoice<Value> {
  const key = `anteroom-${name}`;
  const store = createStore(remembered() ?? options[0]);

  function remembered(): Value | undefined {
    try {
      const text = storage().getItem(key);
      return options.find((option) => option === text);
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
        storage().setItem(key, value);
      } catch {
        // Full or forbidden: it holds as long as the page lives.
      }
    },
  };
}
