import type { PersonId } from '@anteroom/domain';
import { describe, expect, it } from 'vitest';
import { mostSubscriptions, type StoredSubscription } from '../../features/push/push-subscription-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { noon } from './world.ts';

const hour = 3_600_000;

export function describePushSubscriptions(open: () => TestDatabase): void {
  describe('browsers that take Web Push', () => {
    async function somebody(...sessions: readonly string[]): Promise<PersonId> {
      const id = randomIds.person();
      await open().addPerson(id, 'Dr Chen');
      for (const session of sessions) await open().addSession?.(session, id, noon + hour);
      return id;
    }
    const browser = (personId: PersonId, sessionId: string, number: number): StoredSubscription => ({
      hash: new Uint8Array(32).fill(number),
      personId,
      sessionId,
      sealed: Uint8Array.of(number),
      at: noon + number,
    });

    it('belong to their person, the newest owner counts, and the oldest goes first', async () => {
      const { pushSubscriptions } = open().database.stores;
      const [chen, berg] = [await somebody('chen'), await somebody('berg')];
      await pushSubscriptions.put(browser(chen, 'chen', 1));
      await pushSubscriptions.put(browser(chen, 'chen', 2));
      await pushSubscriptions.put(browser(berg, 'berg', 1));
      expect(await pushSubscriptions.of([chen], noon)).toEqual([browser(chen, 'chen', 2)]);
      expect(await pushSubscriptions.of([chen, berg], noon)).toHaveLength(2);
      expect(await pushSubscriptions.of([], noon)).toEqual([]);
      for (let number = 3; number < 3 + mostSubscriptions; number += 1)
        await pushSubscriptions.put(browser(chen, 'chen', number));
      const kept = await pushSubscriptions.of([chen], noon);
      expect(kept).toHaveLength(mostSubscriptions);
      expect(kept[0]).toEqual(browser(chen, 'chen', 3));
    });

    it('go with their session, or by themselves', async () => {
      const { pushSubscriptions } = open().database.stores;
      const chen = await somebody('first', 'second');
      await pushSubscriptions.put(browser(chen, 'first', 1));
      await pushSubscriptions.put(browser(chen, 'second', 2));
      await pushSubscriptions.put(browser(chen, 'second', 3));
      await pushSubscriptions.removeOfSession('first');
      await pushSubscriptions.remove(new Uint8Array(32).fill(3));
      expect(await pushSubscriptions.of([chen], noon)).toEqual([browser(chen, 'second', 2)]);
    });
  });
}
