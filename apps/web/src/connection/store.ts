/** A value that can be read at any time and watched. The value is the same object until it changes. */
export interface Store<Value> {
  read(): Value;
  /** Calls the listener after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** A store together with the right to change it. */
export interface WritableStore<Value> extends Store<Value> {
  /** Setting the value that it has already tells nobody. */
  set(value: Value): void;
}

/** Makes a store; the models of this application stand on it, outside of React. */
export function createStore<Value>(initial: Value): WritableStore<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    read: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
