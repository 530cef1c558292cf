import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../../platform/ids.ts';
import type { TestCaller } from '../../../testing/test-clinic.ts';
import { tellOfTransfers, type TransferStory } from '../../../testing/transfer-story.ts';

let story: TransferStory;
beforeEach(async () => {
  story = await tellOfTransfers();
});
afterEach(() => story.clinic.close());

/** The caller's page comes back by itself, by the cookie that it has. */
async function comesBack(caller: TestCaller) {
  await caller.page.untilCut();
  const page = await caller.opensPage();
  return { page, stay: valueOf(await page.request(toServer.enterStay, {})) };
}

describe('Where the destination asks for nothing', () => {
  test('Alice is there at once, with her words, her waiting time and her messages', async () => {
    const { clinic, chen, osei, offers, geriatrics } = story;
    const alice = await clinic.callerArrives('Alice', { phone: '+46 70 123 45 67' });
    const message = { consultationId: alice.id, id: newMessageId(), text: 'I can hardly walk.' };
    valueOf(await alice.page.request(toServer.sendMessage, message));

    expect(codeIn(await offers(alice, 'Needs a chair.'))).toBe('ok');
    expect(await alice.page.next(toClient.stayChanged, ({ status }) => status === 'transferred')).toMatchObject({
      id: alice.id,
      callId: null,
    });
    const gone = await chen.page.next(toClient.waitingAreaChanged, (delta) => delta.gone.includes(alice.id));
    expect(gone.changed).toEqual([]);
    const came = await osei.page.next(toClient.waitingAreaChanged, ({ changed }) => changed.length > 0);
    expect(came.changed).toMatchObject([
      {
        firstName: 'Alice',
        phone: '+46 70 123 45 67',
        status: 'waiting',
        arrivedAt: alice.stay.arrivedAt,
        unanswered: 1,
        handOver: { clinic: 'Renal clinic', by: 'Dr Chen', note: 'Needs a chair.' },
        transfer: null,
      },
    ]);

    const { page, stay } = await comesBack(alice);
    expect(stay).toMatchObject({
      status: 'waiting',
      position: 1,
      firstName: 'Alice',
      arrivedAt: alice.stay.arrivedAt,
      participantId: alice.stay.participantId,
      cameFrom: 'Renal clinic',
      clinic: { slug: 'geriatrics', name: 'Geriatrics' },
    });
    expect(stay.id).not.toBe(alice.id);
    const { messages } = valueOf(await page.request(toServer.listMessages, { consultationId: stay.id }));
    expect(messages.map(({ text }) => text)).toEqual(['I can hardly walk.']);
    // Sent again after the cut, it is still the same message.
    valueOf(await page.request(toServer.sendMessage, { ...message, consultationId: stay.id }));
    expect(await clinic.database.stores.typedEntries.of([stay.id], 'message')).toHaveLength(1);

    expect(await clinic.database.stores.typedEntries.of([alice.id])).toEqual([]);
    expect(await clinic.stayKeys.get(alice.id)).toBeNull();
    expect(JSON.stringify(await clinic.database.stores.audit.about(stay.id))).not.toMatch(/Alice|chair/);
    expect((await clinic.database.stores.audit.about(stay.id)).map(({ verb, clinicId }) => [verb, clinicId])).toEqual([
      ['transfer', geriatrics.id],
    ]);
    expect(clinic.server.log.lines).toEqual([]);
  });

  test('the place in the queue is that of the first arrival', async () => {
    const { clinic, offers } = story;
    const alice = await clinic.callerArrives('Alice');
    await offers(alice);
    const { page } = await comesBack(alice);
    const late = await clinic.callerArrives('Clara');
    await offers(late);
    const { stay } = await comesBack(late);
    expect(stay.position).toBe(2);
    expect(page.connected).toBe(true);
  });

  test('whoever may not know of the destination is told that it is not there', async () => {
    const { clinic, osei, chen } = story;
    const alice = await clinic.callerArrives('Alice');
    const eyes = await clinic.addClinic('eyes', 'Eyes');
    const to = async (id: typeof eyes.id) =>
      codeIn(await chen.does(alice, { type: 'offer-transfer', to: id, note: '' }));
    expect(await to(eyes.id)).toBe('not-found');
    expect(await to(randomIds.clinic())).toBe('not-found');
    expect(await to(clinic.id)).toBe('transfer-to-same-clinic');
    expect(codeIn(await osei.does(alice, { type: 'offer-transfer', to: eyes.id, note: '' }))).toBe('not-found');
    await clinic.database.stores.access.grantReferral(chen.personId, eyes.id);
    await clinic.database.stores.clinics.setClosed(eyes.id, 1);
    expect(await to(eyes.id)).toBe('transfer-not-possible');
  });
});

describe('Where the destination asks for acceptance', () => {
  test('it sees the offer with its note, and Alice is told who is asked', async () => {
    const { clinic, chen, osei, offers, asks } = story;
    await asks();
    const alice = await clinic.callerArrives('Alice');
    expect(codeIn(await offers(alice, 'Dizzy since this morning.'))).toBe('ok');
    expect(await alice.page.next(toClient.stayChanged, ({ offeredTo }) => offeredTo !== null)).toMatchObject({
      status: 'waiting',
      offeredTo: { clinic: 'Geriatrics', organisation: 'Nordby Hospital' },
    });
    const { offers: seen } = await osei.page.next(toClient.waitingAreaChanged, (delta) => delta.offers.length > 0);
    expect(seen).toMatchObject([
      {
        id: alice.id,
        clinic: 'Renal clinic',
        by: 'Dr Chen',
        note: 'Dizzy since this morning.',
        firstName: 'Alice',
        expiresAt: clinic.clock.now() + 15 * 60_000,
      },
    ]);
    const row = await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.transfer != null);
    expect(row.changed[0]?.transfer).toMatchObject({ state: 'offered', clinic: 'Geriatrics', by: 'Dr Chen' });
    expect(codeIn(await offers(alice))).toBe('transfer-already-offered');
    // Who opens the dashboard later sees it too; the words of the note are nowhere in clear.
    const later = await osei.opensPage();
    const watched = valueOf(await later.request(toServer.watchWaitingArea, { clinicId: story.geriatrics.id }));
    expect(watched.offers).toEqual(seen);
    expect(watched.rows).toEqual([]);
    const events = await clinic.database.stores.consultations.eventsOf(alice.id);
    expect(JSON.stringify([events, await clinic.database.stores.audit.about(alice.id)])).not.toContain('Dizzy');
  });

  test('accepted, she goes over; the offer is gone from the dashboard that was asked', async () => {
    const { clinic, osei, offers, asks, answers } = story;
    await asks();
    const alice = await clinic.callerArrives('Alice');
    await offers(alice, 'Dizzy.');
    expect(await answers(alice, 'accept')).toBe('ok');
    const came = await osei.page.next(toClient.waitingAreaChanged, ({ changed }) => changed.length > 0);
    expect(came).toMatchObject({ offers: [], offersGone: [alice.id] });
    expect(came.changed[0]?.handOver).toMatchObject({ note: 'Dizzy.' });
    expect((await comesBack(alice)).stay.clinic.slug).toBe('geriatrics');
    expect(await answers(alice, 'accept')).toBe('not-found');
  });

  test('declined, the sender reads why and she stays', async () => {
    const { clinic, chen, osei, offers, asks, answers } = story;
    await asks();
    const alice = await clinic.callerArrives('Alice');
    await offers(alice);
    expect(await answers(alice, 'No bed is free.')).toBe('ok');
    const row = await chen.page.next(
      toClient.waitingAreaChanged,
      ({ changed }) => changed[0]?.transfer?.state === 'declined',
    );
    expect(row.changed[0]?.transfer).toMatchObject({
      by: 'Nurse Osei',
      words: 'No bed is free.',
      clinic: 'Geriatrics',
    });
    await osei.page.next(toClient.waitingAreaChanged, ({ offersGone }) => offersGone.includes(alice.id));
    await alice.page.next(toClient.stayChanged, ({ offeredTo }) => offeredTo !== null);
    expect(await alice.page.next(toClient.stayChanged, ({ offeredTo }) => offeredTo === null)).toMatchObject({
      id: alice.id,
      status: 'waiting',
      position: 1,
    });
    expect(codeIn(await offers(alice))).toBe('ok');
  });

  test('withdrawn, or expired when the time has come', async () => {
    const { clinic, chen, osei, offers, asks, answers } = story;
    await asks(2);
    const alice = await clinic.callerArrives('Alice');
    await offers(alice);
    expect(codeIn(await chen.does(alice, { type: 'withdraw-transfer' }))).toBe('ok');
    expect(await answers(alice, 'accept')).toBe('not-found');
    expect(codeIn(await chen.does(alice, { type: 'withdraw-transfer' }))).toBe('no-transfer-offered');

    await offers(alice);
    await clinic.clock.advance(60_000);
    expect(await clinic.database.stores.consultations.offeredTo(story.geriatrics.id)).toHaveLength(1);
    await clinic.clock.advance(61_000);
    const row = await chen.page.next(
      toClient.waitingAreaChanged,
      ({ changed }) => changed[0]?.transfer?.state === 'expired',
    );
    expect(row.changed[0]?.transfer).toMatchObject({ clinic: 'Geriatrics', by: '', words: '' });
    await osei.page.next(toClient.waitingAreaChanged, ({ offersGone }) => offersGone.includes(alice.id));
    expect(await answers(alice, 'accept')).toBe('not-found');
  });

  test('an offer ends with the stay that it is about', async () => {
    const { clinic, osei, offers, asks, answers } = story;
    await asks();
    const alice = await clinic.callerArrives('Alice');
    await offers(alice);
    await alice.page.request(toServer.leaveStay, {});
    await osei.page.next(toClient.waitingAreaChanged, ({ offersGone }) => offersGone.includes(alice.id));
    expect(await answers(alice, 'accept')).toBe('not-found');
    expect(await clinic.database.stores.consultations.offeredTo(story.geriatrics.id)).toEqual([]);
  });

  test('two who accept at once: she goes over once', async () => {
    const { clinic, osei, offers, asks, geriatrics } = story;
    await asks();
    const alice = await clinic.callerArrives('Alice');
    await offers(alice);
    const second = await clinic.staff('Dr Lindqvist', { clinicId: geriatrics.id });
    const accept = { clinicId: geriatrics.id, consultationId: alice.id, answer: { type: 'accept' } } as const;
    const codes = await Promise.all(
      [osei, second].map(async ({ page }) => codeIn(await page.request(toServer.answerTransfer, accept))),
    );
    expect(codes.toSorted()).toEqual(['not-found', 'ok']);
    expect(await clinic.database.stores.consultations.openOf(geriatrics.id)).toHaveLength(1);
    expect(await clinic.database.stores.consultations.openOf(clinic.id)).toEqual([]);
  });
});

describe('In mid-call', () => {
  test('the caller leaves the call, the other one goes on', async () => {
    const { clinic, chen, offers } = story;
    const alice = await clinic.callerArrives('Alice');
    const bob = await clinic.callerArrives('Bob');
    const call = await chen.joins(alice);
    await chen.does(bob, { type: 'add', callId: call.callId });
    await offers(alice);
    expect(await alice.page.next(toClient.callLeft)).toEqual({ callId: call.callId, reason: 'transferred' });
    expect((await comesBack(alice)).stay).toMatchObject({ status: 'waiting', callId: null });
    expect(await clinic.database.stores.calls.load(call.callId)).toMatchObject({
      call: { status: 'open', stays: [{ consultationId: bob.id }] },
    });
  });

  test('with the last caller the call is over, and its provider is told why', async () => {
    const { clinic, chen, offers } = story;
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await offers(alice);
    expect(await chen.page.next(toClient.callLeft)).toEqual({ callId, reason: 'transferred' });
    expect(await clinic.database.stores.calls.load(callId)).toMatchObject({ call: { status: 'ended' } });
  });

  test('from hold she waits anew, with the time that she has waited', async () => {
    const { clinic, chen, offers } = story;
    const alice = await clinic.callerArrives('Alice');
    await chen.joins(alice);
    await chen.does(alice, { type: 'hold' });
    expect(await alice.page.next(toClient.stayChanged, ({ status }) => status === 'on-hold')).toMatchObject({
      heldBy: 'Dr Chen',
    });
    await offers(alice);
    expect((await comesBack(alice)).stay).toMatchObject({ status: 'waiting', arrivedAt: alice.stay.arrivedAt });
  });
});

describe('Across organisations', () => {
  test('only where the one lets them go and the other takes them', async () => {
    const { clinic, chen, set } = story;
    const abroad = { id: randomIds.organisation(), slug: 'vestby', name: 'Vestby Hospital', closedAt: null };
    const skin = await clinic.addClinic('skin', 'Skin', abroad);
    await clinic.database.stores.access.grantReferral(chen.personId, skin.id);
    const alice = await clinic.callerArrives('Alice');
    const go = async () => codeIn(await chen.does(alice, { type: 'offer-transfer', to: skin.id, note: 'Rash' }));
    expect(await go()).toBe('transfer-not-possible');
    await set(clinic, { key: 'transfersAcross', value: { sends: true, receives: false } });
    expect(await go()).toBe('transfer-not-possible');
    await set(skin, { key: 'transfersAcross', value: { sends: false, receives: true } });
    expect(await go()).toBe('ok');
    expect((await comesBack(alice)).stay.clinic).toMatchObject({ slug: 'skin', organisation: 'Vestby Hospital' });
  });
});
