import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import { mostSubscriptions, type PushSubscriptionStore } from './push-subscription-store.ts';

/** Browsers that take Web Push, in memory; whether a session is over by itself, nobody knows here. */
export function createMemoryPushSubscriptionStore({ run }: MemoryAccess): PushSubscriptionStore {
  const keyOf = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
  return {
    put: (subscription) =>
      run(({ pushSubscriptions }) => {
        pushSubscriptions.delete(keyOf(subscription.hash));
        pushSubscriptions.set(keyOf(subscription.hash), subscription);
        const own = pushSubscriptions.select(({ personId }) => personId === subscription.personId);
        const old = own.sort((left, right) => right.at - left.at).slice(mostSubscriptions);
        for (const { hash } of old) pushSubscriptions.delete(keyOf(hash));
      }),
    of: (people) =>
      run(({ pushSubscriptions }) =>
        pushSubscriptions
          .select(({ personId }) => people.includes(personId))
          .sort((left, right) => left.at - right.at || (keyOf(left.hash) < keyOf(right.hash) ? -1 : 1)),
      ),
    remove: (hash) => run(({ pushSubscriptions }) => pushSubscriptions.delete(keyOf(hash))),
    removeOfSession: (sessionId) =>
      run(({ pushSubscriptions }) => {
        for (const key of pushSubscriptions.keys((row) => row.sessionId === sessionId)) pushSubscriptions.delete(key);
      }),
  };
}
