import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clinic, Waiting } from '@anteroom/domain';
import type { SealedEntry } from '../../features/consultation/typed-entry-store.ts';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { addClinic, addWaiting, noon } from './world.ts';

export function describeTypedEntries(open: () => TestDatabase): void {
  describe('what was typed', () => {
    let test: TestDatabase;
    let alice: Waiting;
    let bob: Waiting;
    beforeEach(async () => {
      test = open();
      const clinic = await addClinic(test.database.stores);
      alice = await addWaiting(test.database.stores, clinic);
      bob = await addWaiting(test.database.stores, clinic);
    });
    const entry = (stay: Waiting, change: Partial<SealedEntry> = {}): SealedEntry => ({
      id: randomIds.typedEntry(),
      consultationId: stay.id,
      kind: 'details',
      at: noon,
      from: 'caller',
      sealed: Uint8Array.from(randomBytes(48)),
      ...change,
    });

    it('gives back the entries of the stays asked for, oldest first, all or of one kind', async () => {
      const { typedEntries } = test.database.stores;
      const details = entry(alice);
      const later = entry(alice, { kind: 'message', at: noon + 2, from: 'staff' });
      const earlier = entry(alice, { kind: 'message', at: noon + 1 });
      const note = entry(bob, { kind: 'note', at: noon + 3, from: 'staff' });
      const answer = entry(bob, { kind: 'answer', at: noon + 4, from: 'staff' });
      for (const one of [later, details, answer, note, earlier]) await typedEntries.put(one);

      expect(await typedEntries.of([alice.id])).toEqual([details, earlier, later]);
      expect(await typedEntries.of([alice.id, bob.id])).toEqual([details, earlier, later, note, answer]);
      expect(await typedEntries.of([alice.id, bob.id], 'answer')).toEqual([answer]);
      expect(await typedEntries.of([alice.id, bob.id], 'message')).toEqual([earlier, later]);
      expect(await typedEntries.of([])).toEqual([]);
    });

    it('replaces an entry of the same stay, and none of another', async () => {
      const { typedEntries } = test.database.stores;
      const first = entry(alice);
      const edited = entry(alice, { id: first.id, at: noon + 1 });
      await typedEntries.put(first);
      await typedEntries.put(edited);

      await expect(typedEntries.put(entry(bob, { id: first.id }))).rejects.toThrow();
      expect(await typedEntries.of([alice.id, bob.id])).toEqual([edited]);
    });

    it('erases what one caller typed, and nothing else', async () => {
      const { typedEntries } = test.database.stores;
      const kept = entry(bob);
      for (const one of [entry(alice), entry(alice, { kind: 'message' }), kept]) await typedEntries.put(one);
      await typedEntries.erase(alice.id);

      expect(await typedEntries.of([alice.id, bob.id])).toEqual([kept]);
    });

    it('knows the stays of a clinic that are over and of which something is kept', async () => {
      const { consultations, typedEntries } = test.database.stores;
      for (const one of [entry(alice), entry(alice, { kind: 'message' }), entry(bob)]) await typedEntries.put(one);
      expect(await typedEntries.keptOf(alice.clinicId)).toEqual([]);
      const over = { ...alice, status: 'ended', at: noon + 9, outcome: 'removed' } as const;
      await consultations.save(over, 1, [{ type: 'ended', at: noon + 9, outcome: 'removed', by: null }]);

      expect(await typedEntries.keptOf(alice.clinicId)).toEqual([alice.id]);
      expect(await typedEntries.keptOf(randomIds.clinic())).toEqual([]);
      await typedEntries.erase(alice.id);
      expect(await typedEntries.keptOf(alice.clinicId)).toEqual([]);
    });

    it('keeps nothing for a stay that is not there', async () => {
      await expect(
        test.database.stores.typedEntries.put(entry({ ...alice, id: randomIds.consultation() })),
      ).rejects.toThrow('typed_entry_consultation_id_consultation_id_fk');
    });
  });

  describe("callers' tokens", () => {
    let test: TestDatabase;
    let renal: Clinic;
    let alice: Waiting;
    const hash = () => Uint8Array.from(randomBytes(32));
    beforeEach(async () => {
      test = open();
      renal = await addClinic(test.database.stores, 'renal');
      alice = await addWaiting(test.database.stores, renal);
    });

    it('opens the stay that it was made for, until it is destroyed', async () => {
      const { callerTokens } = test.database.stores;
      const [own, another] = [hash(), hash()];
      await callerTokens.put({ hash: own, consultationId: alice.id, clinicId: renal.id });

      expect(await callerTokens.find(own)).toEqual({ consultationId: alice.id, clinicId: renal.id });
      expect(await callerTokens.find(another)).toBeNull();
      await callerTokens.destroy(alice.id);
      expect(await callerTokens.find(own)).toBeNull();
    });

    it('moves with a stay that is transferred', async () => {
      const { stores } = test.database;
      const cardiology = await addClinic(stores, 'cardiology');
      const [continued, bob] = [await addWaiting(stores, cardiology), await addWaiting(stores, renal)];
      const [own, bobs] = [hash(), hash()];
      await stores.callerTokens.put({ hash: own, consultationId: alice.id, clinicId: renal.id });
      await stores.callerTokens.put({ hash: bobs, consultationId: bob.id, clinicId: renal.id });
      await stores.callerTokens.move(alice.id, continued.id, cardiology.id);

      expect(await stores.callerTokens.find(own)).toEqual({
        consultationId: continued.id,
        clinicId: cardiology.id,
      });
      expect(await stores.callerTokens.find(bobs)).toEqual({ consultationId: bob.id, clinicId: renal.id });
    });

    it('refuses a short hash, the same one twice, and a stay of another clinic', async () => {
      const { stores } = test.database;
      const cardiology = await addClinic(stores, 'cardiology');
      const own = hash();
      const token = { hash: own, consultationId: alice.id, clinicId: renal.id };
      await stores.callerTokens.put(token);

      await expect(stores.callerTokens.put(token)).rejects.toThrow('caller_token_pkey');
      await expect(stores.callerTokens.put({ ...token, hash: own.slice(1) })).rejects.toThrow(
        'caller_token_hash_length',
      );
      await expect(stores.callerTokens.put({ ...token, hash: hash(), clinicId: cardiology.id })).rejects.toThrow(
        'caller_token_consultation_fk',
      );
      await expect(stores.callerTokens.move(alice.id, alice.id, cardiology.id)).rejects.toThrow(
        'caller_token_consultation_fk',
      );
    });
  });
}
