import type { Stores } from '../database.ts';

/** Stores that say by name what is asked of them, such as `calls.load`: every one of these is a statement in SQL. */
export function listenToStores(stores: Stores, hear: (statement: string) => void): Stores {
  return new Proxy(stores, {
    get(target, name) {
      const store: unknown = Reflect.get(target, name);
      return typeof store === 'object' && store !== null ? listenTo(store, String(name), hear) : store;
    },
  });
}

function listenTo(store: object, name: string, hear: (statement: string) => void): object {
  return new Proxy(store, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value === 'function') hear(`${name}.${String(method)}`);
      return value;
    },
  });
}
