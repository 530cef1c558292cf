import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallerLink, Clinic } from '@anteroom/domain';
import type { SealedLinkEntry } from '../../features/consultation/typed-entry-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { Stores } from '../database.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, addWaiting, noon } from './world.ts';

const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());
const hour = 3_600_000;

export function describeCallerLinks(open: () => TestDatabase): void {
  describe('links for single callers', () => {
    let test: TestDatabase;
    let stores: Stores;
    let clinic: Clinic;
    beforeEach(async () => {
      test = open();
      ({ stores } = test.database);
      clinic = await addClinic(stores);
    });

    const aLink = (change: Partial<CallerLink> = {}): CallerLink => ({
      id: randomIds.callerLink(),
      clinicId: clinic.id,
      kind: 'scheduled',
      madeAt: noon,
      madeBy: randomIds.person(),
      startsAt: noon + hour,
      opensAt: noon + hour,
      expiresAt: noon + 2 * hour,
      consultationId: null,
      ended: null,
      ...change,
    });
    async function insert(change: Partial<CallerLink> = {}): Promise<CallerLink> {
      const link = aLink(change);
      await stores.callerLinks.insert(link, hashOf(link.id));
      return link;
    }
    const personal = (change: Partial<CallerLink> = {}) =>
      insert({ kind: 'personal', startsAt: null, opensAt: noon, ...change });
    const listed = async (kind: CallerLink['kind'], now = noon, page = { limit: 25, offset: 0 }) => {
      const { links, total } = await stores.callerLinks.standing({ clinicId: clinic.id, kind, now, ...page });
      return { ids: links.map(({ link }) => link.id), total };
    };

    it('are found by the hash of their secret and by their id', async () => {
      const link = await insert();
      expect(await stores.callerLinks.byHash(hashOf(link.id))).toEqual(link);
      expect(await stores.callerLinks.byHash(hashOf('another'))).toBeNull();
      expect(await stores.callerLinks.load(link.id)).toEqual({ link, hash: hashOf(link.id) });
      expect(await stores.callerLinks.load(randomIds.callerLink())).toBeNull();
      expect(await stores.callerLinks.loadMany([link.id])).toEqual([link]);
      await expect(stores.callerLinks.insert(aLink(), hashOf(link.id))).rejects.toThrow('caller_link_hash');
    });

    it('are listed while they stand: scheduled ones by their time, personal ones the newest first', async () => {
      const later = await insert({ opensAt: noon + 3 * hour, expiresAt: noon + 4 * hour });
      const sooner = await insert();
      const old = await personal({ opensAt: noon - hour });
      const young = await personal();
      await insert({ ended: { at: noon, ending: 'revoked' } });

      expect(await listed('scheduled')).toEqual({ ids: [sooner.id, later.id], total: 2 });
      expect(await listed('personal')).toEqual({ ids: [young.id, old.id], total: 2 });
      expect(await listed('scheduled', noon, { limit: 1, offset: 1 })).toEqual({ ids: [later.id], total: 2 });
      expect(await listed('scheduled', noon + 2 * hour)).toEqual({ ids: [later.id], total: 1 });
      expect(await stores.callerLinks.countStanding(clinic.id, noon)).toBe(4);
      const elsewhere = await addClinic(stores, 'hands');
      expect(await stores.callerLinks.countStanding(elsewhere.id, noon)).toBe(0);
    });

    it('begin one stay: who was slower is told', async () => {
      const link = await insert();
      const [first, second] = [await addWaiting(stores, clinic), await addWaiting(stores, clinic)];
      expect(await stores.callerLinks.begin(link.id, first.id, null)).toBe(true);
      expect(await stores.callerLinks.begin(link.id, second.id, null)).toBe(false);
      expect(await stores.callerLinks.begin(link.id, second.id, first.id)).toBe(true);
      expect((await stores.callerLinks.load(link.id))?.link.consultationId).toBe(second.id);
      await stores.callerLinks.follow(second.id, first.id);
      expect((await stores.callerLinks.load(link.id))?.link.consultationId).toBe(first.id);
      await stores.callerLinks.end([link.id], 'revoked', noon);
      expect(await stores.callerLinks.begin(link.id, second.id, first.id)).toBe(false);
    });

    it('end once, and are used up by their stay even past their time', async () => {
      const link = await insert();
      const stay = await addWaiting(stores, clinic);
      await stores.callerLinks.begin(link.id, stay.id, null);
      await stores.callerLinks.end([link.id], 'expired', noon + 1);
      await stores.callerLinks.end([link.id], 'revoked', noon + 2);
      expect((await stores.callerLinks.load(link.id))?.link.ended).toEqual({ at: noon + 1, ending: 'expired' });
      expect(await stores.callerLinks.useUp(stay.id, noon + 3)).toBe(link.id);
      expect((await stores.callerLinks.load(link.id))?.link.ended).toEqual({ at: noon + 3, ending: 'used' });
      expect(await stores.callerLinks.useUp(randomIds.consultation(), noon)).toBeNull();
    });

    it('are found when their time is over, the longest ago first', async () => {
      const late = await insert({ expiresAt: noon + 2 });
      const early = await insert({ expiresAt: noon + 1 });
      await insert({ expiresAt: noon + 4 });
      expect(await stores.callerLinks.pastTime(noon + 3, 10)).toEqual([early.id, late.id]);
      expect(await stores.callerLinks.pastTime(noon + 3, 1)).toEqual([early.id]);
    });

    it('keep what was typed for them sealed, beside everything else that was typed, until it is erased', async () => {
      const [link, other] = [await personal(), await personal()];
      const entryOf = (linkId: CallerLink['id']): SealedLinkEntry => ({
        ...{ id: randomIds.typedEntry(), linkId, kind: 'details', at: noon, from: 'staff' },
        sealed: Uint8Array.from([1, 2, 3]),
      });
      const [own, others] = [entryOf(link.id), entryOf(other.id)];
      for (const entry of [own, others]) await stores.typedEntries.put(entry);
      expect(await stores.typedEntries.ofLinks([link.id])).toEqual([own]);
      await stores.typedEntries.erase(link.id);
      expect(await stores.typedEntries.ofLinks([link.id, other.id])).toEqual([others]);
      await expect(stores.typedEntries.put(entryOf(randomIds.callerLink()))).rejects.toThrow('typed_entry_link_id');
    });
  });
}
