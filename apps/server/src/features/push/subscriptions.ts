import { createHash } from 'node:crypto';
import { accepted, refused, type PersonId, type Result } from '@anteroom/domain';
import { pushSubscriptionInput } from '@anteroom/protocol';
import * as z from 'zod/mini';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import { createSecretSeal } from '../../platform/sealed-by-secret.ts';
import type { Refusal } from '../../refusal.ts';
import type { PushAddress, PushNotice, PushSender } from './push-sender.ts';
import type { StoredSubscription } from './push-subscription-store.ts';

/** The browsers of staff that take Web Push. */
export interface Subscriptions {
  /** The browser of this session takes them from now on. Refuses with `invalid-input` what can't be a push service's address. */
  add(
    of: { readonly personId: PersonId; readonly sessionId: string },
    address: PushAddress,
  ): Promise<Result<null, Refusal>>;
  /** The browser takes none any more. */
  remove(endpoint: string, personId: PersonId): Promise<void>;
  /** To be done when a session is over. */
  signedOut(sessionId: string): Promise<void>;
  /** Tells every browser of somebody; those that are gone are forgotten. Answers how many took it. */
  notify(personId: PersonId, notice: PushNotice): Promise<number>;
}

/** How long a push service may keep an alert, in seconds: a later one says nothing that is still so. */
const lasts = 900;

export function createSubscriptions(parts: {
  readonly database: Database;
  readonly clock: Clock;
  readonly secret: string;
  readonly push: PushSender;
}): Subscriptions {
  const { database, clock, push } = parts;
  const seal = createSecretSeal(parts.secret, 'anteroom push subscription');
  const store = database.stores.pushSubscriptions;

  function open({ personId, sealed }: StoredSubscription): PushAddress | null {
    const text = seal.unseal(personId, sealed);
    const parsed = text === null ? null : z.safeParse(pushSubscriptionInput, JSON.parse(text));
    return parsed?.success === true ? parsed.data : null;
  }

  return {
    async add({ personId, sessionId }, address) {
      if (!push.mayReach(address)) return refused({ code: 'invalid-input', field: 'subscription' });
      const sealed = seal.seal(personId, JSON.stringify(address));
      await store.put({ hash: hashOf(address.endpoint), personId, sessionId, sealed, at: clock.now() });
      return accepted(null);
    },
    async remove(endpoint, personId) {
      const hash = hashOf(endpoint);
      const own = await store.of([personId], clock.now());
      if (own.some((each) => Buffer.from(each.hash).equals(hash))) await store.remove(hash);
    },
    signedOut: (sessionId) => store.removeOfSession(sessionId),
    async notify(personId, notice) {
      const own = await store.of([personId], clock.now());
      const told = await Promise.all(
        own.map(async (subscription) => {
          const address = open(subscription);
          const outcome = address === null ? 'gone' : await push.send(address, notice, { lasts });
          if (outcome === 'gone') await store.remove(subscription.hash);
          return outcome === 'sent';
        }),
      );
      return told.filter((isTold) => isTold).length;
    },
  };
}

function hashOf(endpoint: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(endpoint).digest());
}
