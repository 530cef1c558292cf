import type { ContentPiece, SurveyScore } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import type { TestDatabase } from './test-database.ts';
import { aClinic, addClinic, addWaiting, anOrganisation, noon } from './world.ts';

const minute = 60_000;

export function describeWaitingExperience(open: () => TestDatabase): void {
  describe('what callers find while they wait', () => {
    let test: TestDatabase;
    beforeEach(() => {
      test = open();
    });

    const file = (sign: string) =>
      ({ hash: sign.repeat(43), type: 'image/png', bytes: Uint8Array.of(1, 0, 255) }) as const;
    const picture = (sign: string): ContentPiece => ({
      kind: 'picture',
      id: sign,
      onlyFor: null,
      hash: sign.repeat(43),
      width: 16,
      height: 16,
      description: [],
    });

    async function aHospital() {
      const { clinics } = test.database.stores;
      const organisation = anOrganisation('nordby');
      const [renal, heart] = [aClinic(organisation, 'renal'), aClinic(organisation, 'heart')];
      await clinics.addOrganisation(organisation);
      await clinics.add(renal);
      await clinics.add(heart);
      const above = { organisationId: organisation.id };
      return { renal, above, own: { clinicId: renal.id }, other: { clinicId: heart.id } };
    }

    it('keeps files by whose they are', async () => {
      const { waitingFiles } = test.database.stores;
      const { above, own, other } = await aHospital();
      const leaflet = { ...file('p'), type: 'application/pdf' } as const;
      await waitingFiles.put(own, file('a'), noon);
      await waitingFiles.put(own, file('a'), noon + 1);
      await waitingFiles.put(above, leaflet, noon);
      await waitingFiles.put(other, file('o'), noon);

      expect(await waitingFiles.byHash(file('a').hash)).toEqual(file('a'));
      expect(await waitingFiles.byHash('none')).toBeNull();
      expect([await waitingFiles.count(own), await waitingFiles.count(above)]).toEqual([1, 1]);
      const hashes = ['a', 'p', 'o', 'x'].map((sign) => sign.repeat(43));
      expect(await waitingFiles.typesOf(hashes, [own, above])).toEqual(
        new Map([
          [file('a').hash, 'image/png'],
          [leaflet.hash, 'application/pdf'],
        ]),
      );
      expect(await waitingFiles.typesOf([], [own])).toEqual(new Map());
      await expect(waitingFiles.put({ clinicId: randomIds.clinic() }, file('z'), noon)).rejects.toThrow('fk');
    });

    it('lets go of files that nothing names, and of none that its own, or a clinic below, still shows', async () => {
      const { settings, waitingFiles } = test.database.stores;
      const { above, own, other } = await aHospital();
      const put = (scope: typeof own | typeof above, sign: string) => waitingFiles.put(scope, file(sign), noon);
      for (const sign of ['a', 'b']) await put(own, sign);
      for (const sign of ['c', 'd', 'e']) await put(above, sign);
      await put(other, 'f');
      await waitingFiles.put(own, file('n'), noon + 5);
      await settings.change(own, { key: 'waitingContent', value: [picture('a'), picture('d'), picture('f')] }, 0);
      await settings.change(above, { key: 'waitingContent', value: [picture('c')] }, 0);

      expect(await waitingFiles.dropUnused(noon + 1)).toBe(3);
      const left = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f', 'n'].map((sign) => waitingFiles.byHash(sign.repeat(43))),
      );
      // What another clinic names is not its own: the file goes all the same.
      expect(left.map((one) => one?.hash[0] ?? '-').join('')).toBe('a-cd--n');
    });

    it('knows the newest waits of a clinic, and forgets the old ones', async () => {
      const { pastWaits } = test.database.stores;
      const { renal } = await aHospital();
      const heart = await addClinic(test.database.stores, 'elsewhere');
      const waits = [3, 1, 2].map((at) => ({ seenAt: noon + at * minute, waited: at * minute }));
      for (const wait of waits) await pastWaits.note(renal.id, wait);
      for (const wait of waits) await pastWaits.note(renal.id, wait);
      await pastWaits.note(heart.id, { seenAt: noon, waited: 0 });

      const minutes = async (since: number, limit: number) =>
        (await pastWaits.recent(renal.id, since, limit)).map(({ waited }) => waited / minute);
      expect(await minutes(0, 10)).toEqual([3, 2, 1]);
      expect(await minutes(noon + 2 * minute, 10)).toEqual([3, 2]);
      expect(await minutes(0, 1)).toEqual([3]);
      await pastWaits.forget(noon + 2 * minute);
      expect(await minutes(0, 10)).toEqual([3, 2]);
      expect(await pastWaits.recent(heart.id, 0, 10)).toEqual([]);
    });

    it('marks a caller’s messages as read, once', async () => {
      const { typedEntries } = test.database.stores;
      const { renal } = await aHospital();
      const stay = await addWaiting(test.database.stores, renal);
      const say = async (from: 'caller' | 'staff', at: number) => {
        const id = randomIds.typedEntry();
        const sealed = Uint8Array.of(1);
        await typedEntries.put({ id, consultationId: stay.id, kind: 'message', at, from, sealed });
        return id;
      };
      await say('caller', noon);
      await say('staff', noon + 1);
      const last = await say('caller', noon + 2);

      expect(await typedEntries.markRead(stay.id, noon + 10)).toBe(noon + 2);
      expect(await typedEntries.markRead(stay.id, noon + 20)).toBeNull();
      const read = await typedEntries.of([stay.id], 'message');
      expect(read.map(({ readAt }) => readAt)).toEqual([noon + 10, undefined, noon + 10]);
      // The same message sent once more is as read as before.
      const sent = read.find(({ id }) => id === last);
      if (sent === undefined) throw new Error('sent');
      const { readAt: _read, ...again } = sent;
      await typedEntries.put(again);
      expect((await typedEntries.of([stay.id], 'message')).map(({ readAt }) => readAt)[2]).toBe(noon + 10);
    });
  });

  describe('surveys', () => {
    const hash = (first: number) => Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? first : 7));

    it('let whoever held a token answer once, and know nothing of the stay', async () => {
      const { stores } = open().database;
      const clinic = await addClinic(stores);
      const stay = await addWaiting(stores, clinic);
      await stores.callerTokens.put({ hash: hash(1), consultationId: stay.id, clinicId: clinic.id });
      await stores.surveys.issue(stay.id, noon);
      await stores.surveys.issue(stay.id, noon + 1);
      await stores.callerTokens.destroy(stay.id);

      const ticket = await stores.surveys.find(hash(1));
      expect(ticket?.clinicId).toBe(clinic.id);
      expect(JSON.stringify(ticket)).not.toContain(stay.id);
      expect(await stores.surveys.find(hash(2))).toBeNull();
      expect(await stores.surveys.take(hash(1))).toEqual(ticket);
      expect(await stores.surveys.take(hash(1))).toBeNull();
    });

    it('show answers a handful at a time', async () => {
      const { stores } = open().database;
      const clinic = await addClinic(stores);
      const answer = (score: SurveyScore, sentence: Uint8Array | null = null, month = 100) =>
        stores.surveys.answer(clinic.id, { id: randomIds.typedEntry(), month, score, sentence });
      const counts = async (since = 0) => Object.values(await stores.surveys.counts(clinic.id, since));
      const page = { limit: 2, offset: 0 };

      for (const score of [5, 4, 4, 1] as const) await answer(score, Uint8Array.of(score));
      expect(await counts()).toEqual([0, 0, 0, 0, 0]);
      expect(await stores.surveys.sentences(clinic.id, 0, page)).toEqual({ answers: [], total: 0 });
      await answer(5, null, 90);
      expect(await counts()).toEqual([1, 0, 0, 2, 2]);
      expect(await counts(100)).toEqual([1, 0, 0, 2, 1]);
      // The sixth waits for four more.
      await answer(2, Uint8Array.of(2));
      expect(await counts()).toEqual([1, 0, 0, 2, 2]);

      const first = await stores.surveys.sentences(clinic.id, 0, page);
      const second = await stores.surveys.sentences(clinic.id, 0, { limit: 2, offset: 2 });
      expect([first.total, first.answers.length, second.answers.length]).toEqual([4, 2, 2]);
      const ids = [...first.answers, ...second.answers].map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
      expect(first.answers.every(({ sentence, score }) => sentence?.[0] === score)).toBe(true);
    });

    it('forget tickets by the moment and answers by the month', async () => {
      const { stores } = open().database;
      const clinic = await addClinic(stores);
      const stay = await addWaiting(stores, clinic);
      await stores.callerTokens.put({ hash: hash(3), consultationId: stay.id, clinicId: clinic.id });
      await stores.surveys.issue(stay.id, noon);
      for (const month of [1, 1, 2, 2, 2])
        await stores.surveys.answer(clinic.id, { id: randomIds.typedEntry(), month, score: 3, sentence: null });
      await stores.surveys.forget({ ticket: noon, month: 2 });
      expect(await stores.surveys.find(hash(3))).not.toBeNull();
      expect((await stores.surveys.counts(clinic.id, 0))[3]).toBe(3);
      await stores.surveys.forget({ ticket: noon + 1, month: 2 });
      expect(await stores.surveys.find(hash(3))).toBeNull();
    });
  });
}
