import { beforeEach, describe, expect, it } from 'vitest';
import type { Waiting } from '@anteroom/domain';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { aCall, addClinic, addWaiting, callerPresence, noon, providerPresence } from './world.ts';

export function describePresence(open: () => TestDatabase): void {
  describe('presence', () => {
    let test: TestDatabase;
    let alice: Waiting;
    beforeEach(async () => {
      test = open();
      alice = await addWaiting(test.database.stores, await addClinic(test.database.stores));
    });

    it('keeps callers and providers in every state', async () => {
      const { presence, calls } = test.database.stores;
      const call = aCall(alice);
      await calls.insert(call);
      const rows = [
        callerPresence(alice.id),
        callerPresence(alice.id, { presence: { state: 'missing', since: noon, goneAt: null }, device: 'unknown' }),
        providerPresence(call.id, { presence: { state: 'missing', since: noon, goneAt: noon + 5 } }),
        providerPresence(call.id, { presence: { state: 'gone' }, device: 'tablet' }),
      ];
      for (const row of rows) await presence.put(row);
      const ids = rows.map(({ participantId }) => participantId);

      for (const row of rows) expect(await presence.get(row.participantId)).toEqual(row);
      expect(await presence.getMany([...ids, randomIds.participant()])).toEqual(
        new Map(rows.map((row) => [row.participantId, row])),
      );
      expect(await presence.getMany([])).toEqual(new Map());
      expect(await presence.get(randomIds.participant())).toBeNull();
    });

    it('lets a newer page take over, and the older one change nothing more', async () => {
      const { presence } = test.database.stores;
      const first = callerPresence(alice.id);
      const second = { ...first, nodeId: randomIds.node(), tab: 'second-tab', device: 'desktop' } as const;
      const missing = { state: 'missing', since: noon, goneAt: noon + 1 } as const;
      await presence.put(first);
      await presence.put(second);

      expect(await presence.changeOwned(first.participantId, first, { presence: missing })).toBeNull();
      expect(
        await presence.changeOwned(first.participantId, { nodeId: second.nodeId, tab: 'first-tab' }, {}),
      ).toBeNull();
      expect(
        await presence.changeOwned(first.participantId, { nodeId: first.nodeId, tab: 'second-tab' }, { camera: true }),
      ).toBeNull();
      expect(await presence.get(first.participantId)).toEqual(second);
    });

    it('changes what its owner says, and no more', async () => {
      const { presence } = test.database.stores;
      const row = callerPresence(alice.id, { microphone: true, camera: false });
      const missing = { state: 'missing', since: noon, goneAt: noon + 1 } as const;
      await presence.put(row);
      const change = (what: Parameters<typeof presence.changeOwned>[2]) =>
        presence.changeOwned(row.participantId, row, what);

      expect(await change({ microphone: false })).toEqual({ ...row, microphone: false });
      expect(await change({ presence: missing })).toEqual({ ...row, microphone: false, presence: missing });
      expect(await change({ presence: { state: 'here' }, camera: true })).toEqual({
        ...row,
        microphone: false,
        camera: true,
      });
      expect(await change({})).toEqual({ ...row, microphone: false, camera: true });
      expect(await presence.changeOwned(randomIds.participant(), row, { camera: true })).toBeNull();
    });

    it('finds those whose grace has run out at this moment', async () => {
      const { presence } = test.database.stores;
      const missing = (goneAt: number | null) =>
        callerPresence(alice.id, { presence: { state: 'missing', since: noon, goneAt } });
      const [due, dueNow, later, never] = [missing(noon + 9), missing(noon + 10), missing(noon + 11), missing(null)];
      const gone = callerPresence(alice.id, { presence: { state: 'gone' } });
      for (const row of [later, never, gone, callerPresence(alice.id), due, dueNow]) await presence.put(row);
      const found = (await presence.due(noon + 10)).map(({ participantId }) => participantId);

      expect(new Set(found)).toEqual(new Set([due.participantId, dueNow.participantId]));
      await presence.remove([due.participantId, dueNow.participantId]);
      await presence.remove([]);
      expect(await presence.due(noon + 10)).toEqual([]);
      expect(await presence.get(later.participantId)).toEqual(later);
    });

    it('finds what nodes that are gone have left', async () => {
      const { presence } = test.database.stores;
      const [here, gone] = [callerPresence(alice.id), callerPresence(alice.id)];
      await presence.put(here);
      await presence.put(gone);

      expect(await presence.orphaned([here.nodeId, randomIds.node()])).toEqual([gone]);
      expect(await presence.orphaned([])).toHaveLength(2);
      expect(await presence.orphaned([here.nodeId, gone.nodeId])).toEqual([]);
    });

    it('is of a stay or a call that is there', async () => {
      const { presence } = test.database.stores;

      await expect(presence.put(callerPresence(randomIds.consultation()))).rejects.toThrow(
        'presence_consultation_id_consultation_id_fk',
      );
      await expect(presence.put(providerPresence(randomIds.call()))).rejects.toThrow('presence_call_id_call_id_fk');
    });
  });

  describe('nodes', () => {
    it('live while their heart beats', async () => {
      const { nodes } = open().database.stores;
      const [first, second] = [randomIds.node(), randomIds.node()];
      await nodes.beat(first, noon);
      await nodes.beat(second, noon + 5);

      expect(await nodes.living(noon)).toEqual([first, second].sort());
      expect(await nodes.living(noon + 1)).toEqual([second]);
      await nodes.beat(first, noon + 6);
      expect(await nodes.living(noon + 6)).toEqual([first]);
      await nodes.remove(first);
      expect(await nodes.living(noon)).toEqual([second]);
    });
  });
}
