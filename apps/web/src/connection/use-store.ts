import { useSyncExternalStore } from 'react';
import type { Store } from './store.ts';

/** Reads a store in a component, which renders again when the value changes. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.read);
}

/** Reads a part of a store: the component renders again only when that part is another one, compared by identity. */
export function useSelected<Value, Part>(store: Store<Value>, select: (value: Value) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.read()));
}
