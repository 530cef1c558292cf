import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenCall, Waiting } from '@anteroom/domain';
import { randomIds } from '../../platform/ids.ts';
import { isConflict } from '../database-error.ts';
import type { Stores } from '../database.ts';
import type { TestDatabase } from './test-database.ts';
import { aCall, addClinic, addWaiting, noon } from './world.ts';

export function describeCalls(open: () => TestDatabase): void {
  describe('calls', () => {
    let test: TestDatabase;
    let stores: Stores;
    let stay: Waiting;
    const [chen, okafor] = [randomIds.person(), randomIds.person()];
    beforeEach(async () => {
      test = open();
      ({ stores } = test.database);
      stay = await addWaiting(stores, await addClinic(stores));
    });
    const ended = ({ id, startedAt }: OpenCall) => ({ status: 'ended', id, startedAt, endedAt: noon + 9 }) as const;

    it('are kept, saved by revision, and listed while they are open', async () => {
      const [running, over] = [aCall(stay), aCall(stay)];
      await stores.calls.insert(running);
      await stores.calls.insert(over);

      expect(await stores.calls.save(ended(over), 1)).toBe(true);
      expect(await stores.calls.save(over, 1)).toBe(false);
      expect(await stores.calls.load(over.id)).toEqual({ call: ended(over), revision: 2 });
      expect(await stores.calls.open()).toEqual([{ call: running, revision: 1 }]);
      expect(await stores.calls.load(randomIds.call())).toBeNull();
      await expect(stores.calls.insert({ ...running, providers: [] })).rejects.toThrow('call_pkey');
    });

    it('keep what was asked in them, who answered, and who records', async () => {
      const call = aCall(stay, chen);
      const host = { by: chen, at: noon };
      const askedBy = randomIds.participant();
      const answers = [{ participantId: stay.callerId, answer: 'withdrawn' as const }];
      const consents = [{ ...host, number: 1, kind: 'recording' as const, askedBy, answers }];
      const asked: OpenCall = { ...call, consents, recording: { ...host, participantId: askedBy } };
      await stores.calls.insert(asked);
      expect(await stores.calls.load(call.id)).toEqual({ call: asked, revision: 1 });
      await stores.calls.save({ ...asked, recording: null }, 1);
      expect((await stores.calls.load(call.id))?.call).toMatchObject({ consents, recording: null });
    });

    it('keep how they travel, and whose line or browser that follows from', async () => {
      const call = aCall(stay, chen);
      const media: OpenCall['media'] = {
        topology: 'media-server',
        strained: [{ participantId: stay.callerId, since: noon }],
        unable: [stay.callerId],
        unencrypted: { by: chen, at: noon },
      };
      await stores.calls.insert({ ...call, media });
      expect((await stores.calls.load(call.id))?.call).toMatchObject({ media });
    });

    it('that are locked are told from the others, while they run', async () => {
      const [locked, open, over] = [aCall(stay), aCall(stay), aCall(stay)];
      const lock = { by: chen, at: noon };
      await stores.calls.insert({ ...locked, lock });
      await stores.calls.insert(open);
      await stores.calls.insert({ ...over, lock });
      await stores.calls.save(ended(over), 1);
      const among = [locked.id, open.id, over.id, randomIds.call()];
      expect([...(await stores.calls.lockedAmong(among))]).toEqual([locked.id]);
      expect([...(await stores.calls.lockedAmong([open.id]))]).toEqual([]);
      expect([...(await stores.calls.lockedAmong([]))]).toEqual([]);
    });

    it('keep who is on hold in them', async () => {
      const call = { ...aCall(stay), held: [{ participantId: stay.callerId, by: chen, since: noon }] };
      await stores.calls.insert(call);
      expect(await stores.calls.load(call.id)).toEqual({ call, revision: 1 });
      await stores.calls.save({ ...call, held: [] }, 1);
      expect(await stores.calls.load(call.id)).toEqual({ call: { ...call, held: [] }, revision: 2 });
    });

    it('are found by who is in them, from joining to leaving', async () => {
      const call = aCall(stay, chen);
      const both = { ...call, providers: [...call.providers, ...aCall(stay, okafor).providers] };
      await stores.calls.insert(call);
      expect([await stores.calls.ofPerson(chen), await stores.calls.ofPerson(okafor)]).toEqual([call.id, null]);

      await stores.calls.save(both, 1);
      expect([await stores.calls.ofPerson(chen), await stores.calls.ofPerson(okafor)]).toEqual([call.id, call.id]);
      await stores.calls.save({ ...both, providers: both.providers.slice(1) }, 2);
      expect([await stores.calls.ofPerson(chen), await stores.calls.ofPerson(okafor)]).toEqual([null, call.id]);
      await stores.calls.save(call, 2);
      expect(await stores.calls.ofPerson(chen)).toBeNull();
      await stores.calls.save(ended(call), 3);
      expect(await stores.calls.ofPerson(okafor)).toBeNull();
    });

    it('never hold one person twice', async () => {
      const [first, second] = [aCall(stay, chen), aCall(stay, okafor)];
      await stores.calls.insert(first);
      await stores.calls.insert(second);
      const refusal = await stores.calls.insert(aCall(stay, chen)).catch((error: unknown) => error);
      const joining = { ...second, providers: [...second.providers, ...aCall(stay, chen).providers] };

      expect(isConflict(refusal)).toBe(true);
      await expect(stores.calls.save(joining, 1)).rejects.toSatisfy(isConflict);
      expect(await stores.calls.load(second.id)).toEqual({ call: second, revision: 1 });
      await stores.calls.save(ended(first), 1);
      expect(await stores.calls.save(joining, 1)).toBe(true);
      expect(await stores.calls.ofPerson(chen)).toBe(second.id);
    });

    it('let somebody who joins two at once into one of them', async () => {
      const outcomes = await Promise.allSettled(
        [aCall(stay, chen), aCall(stay, chen)].map((call) =>
          test.database.transact(async (inside) => {
            await inside.calls.insert(call);
            await inside.waitingAreas.raise(stay.clinicId);
          }),
        ),
      );
      const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome] : []));

      expect(refusals).toHaveLength(1);
      expect(refusals.every(({ reason }) => isConflict(reason))).toBe(true);
      expect(await stores.calls.open()).toHaveLength(1);
      expect(await stores.waitingAreas.revision(stay.clinicId)).toBe(1);
    });
  });
}
