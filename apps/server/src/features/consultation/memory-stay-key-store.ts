import { mustHold } from '../../database/memory/memory-access.ts';
import type { Sealing, StayKeyStore } from './typed-entry-store.ts';

/** Keys of stays in memory, for tests. */
export function createMemoryStayKeyStore(): StayKeyStore {
  const keys = new Map<Sealing, Uint8Array>();
  return {
    put: (id, key) =>
      Promise.resolve().then(() => {
        mustHold(key.length === 32, 'stay_key_length');
        mustHold(!keys.has(id), 'stay_key_pkey');
        keys.set(id, Uint8Array.from(key));
      }),
    get: (id) => Promise.resolve(copyOf(keys.get(id))),
    getMany: (ids) => {
      const found = new Map<Sealing, Uint8Array>();
      for (const id of ids) {
        const key = copyOf(keys.get(id));
        if (key !== null) found.set(id, key);
      }
      return Promise.resolve(found);
    },
    destroy: (id) => {
      keys.get(id)?.fill(0);
      keys.delete(id);
      return Promise.resolve();
    },
    all: () => Promise.resolve([...keys.keys()].sort()),
  };
}

function copyOf(key: Uint8Array | undefined): Uint8Array | null {
  return key === undefined ? null : Uint8Array.from(key);
}
