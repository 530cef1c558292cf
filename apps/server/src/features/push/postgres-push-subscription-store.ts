import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { pushSubscription } from '../../database/schema/alerts.ts';
import { session } from '../../database/schema/identity.ts';
import { mostSubscriptions, type PushSubscriptionStore } from './push-subscription-store.ts';

/** Browsers that take Web Push, in PostgreSQL. A session that ends takes its own along. */
export function createPostgresPushSubscriptionStore({ db, run }: Connection): PushSubscriptionStore {
  return {
    async put({ hash, ...subscription }) {
      await run(() =>
        db
          .insert(pushSubscription)
          .values({ hash, ...subscription })
          .onConflictDoUpdate({ target: pushSubscription.hash, set: subscription })
          .execute(),
      );
      const newest = sql`(select ${pushSubscription.hash} from ${pushSubscription}
        where ${pushSubscription.personId} = ${subscription.personId}
        order by ${pushSubscription.at} desc, ${pushSubscription.hash} limit ${mostSubscriptions})`;
      await run(() =>
        db
          .delete(pushSubscription)
          .where(
            and(eq(pushSubscription.personId, subscription.personId), sql`${pushSubscription.hash} not in ${newest}`),
          )
          .execute(),
      );
    },
    async of(people, now) {
      if (people.length === 0) return [];
      return await run(() =>
        db
          .select({
            hash: pushSubscription.hash,
            personId: pushSubscription.personId,
            sessionId: pushSubscription.sessionId,
            sealed: pushSubscription.sealed,
            at: pushSubscription.at,
          })
          .from(pushSubscription)
          .innerJoin(session, eq(session.id, pushSubscription.sessionId))
          .where(and(inArray(pushSubscription.personId, [...people]), gt(session.expiresAt, new Date(now))))
          .orderBy(asc(pushSubscription.at), asc(pushSubscription.hash))
          .execute(),
      );
    },
    async remove(hash) {
      await run(() => db.delete(pushSubscription).where(eq(pushSubscription.hash, hash)).execute());
    },
    async removeOfSession(sessionId) {
      await run(() => db.delete(pushSubscription).where(eq(pushSubscription.sessionId, sessionId)).execute());
    },
  };
}
