import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, newMessageId, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic } from '../../testing/test-clinic.ts';
import type { TestCaller, TestClinic, TestStaff } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
let chen: TestStaff;
let alice: TestCaller;
beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
  alice = await clinic.callerArrives('Alice');
});
afterEach(() => clinic.close());

const participants = async (staff: TestStaff, { id }: TestCaller) =>
  valueOf(await staff.page.request(toServer.seeParticipants, { consultationId: id })).participants;
const activity = async (staff: TestStaff, { id }: TestCaller) =>
  valueOf(await staff.page.request(toServer.seeActivity, { consultationId: id })).steps;

describe('The participants of a stay', () => {
  test('are the caller alone while they wait, and nothing is said of what they send', async () => {
    expect(await participants(chen, alice)).toEqual([
      expect.objectContaining({ kind: 'caller', name: 'Alice Andersson', here: true, microphone: null, camera: null }),
    ]);
  });

  test('are everybody in the call, with what they send and what goes over their line', async () => {
    const { callId } = await chen.joins(alice);
    await alice.page.request(toServer.announceMedia, { callId, microphone: true, camera: false });
    expect(codeIn(await alice.page.request(toServer.announceBandwidth, { callId, bandwidth: 1_240 }))).toBe('ok');
    const [provider, caller, ...others] = await participants(await clinic.staff('Dr Okoro'), alice);
    expect(others).toEqual([]);
    expect(provider).toMatchObject({ kind: 'provider', name: 'Dr Chen', bandwidth: null });
    expect(caller).toMatchObject({ microphone: true, camera: false, bandwidth: 1_240 });
    // Nobody outside of the call can say anything of a line in it.
    const outsider = await clinic.staff('Dr Haddad');
    expect(codeIn(await outsider.page.request(toServer.announceBandwidth, { callId, bandwidth: 1 }))).toBe(
      'not-in-this-call',
    );
  });

  test('of a stay that is over are nobody', async () => {
    await chen.does(alice, { type: 'remove' });
    expect(codeIn(await chen.page.request(toServer.seeParticipants, { consultationId: alice.id }))).toBe(
      'consultation-ended',
    );
  });
});

describe('Disconnect', () => {
  test('takes one of two professionals out, and the caller stays with the other', async () => {
    const okoro = await clinic.staff('Dr Okoro');
    await chen.joins(alice);
    const { self } = await okoro.joins(alice);
    expect(codeIn(await chen.does(alice, { type: 'disconnect', participantId: self }))).toBe('ok');
    expect(await okoro.page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    expect((await participants(chen, alice)).map(({ name }) => name)).toEqual(['Dr Chen', 'Alice Andersson']);
  });

  test('of the only professional puts the caller on hold', async () => {
    const { self } = await chen.joins(alice);
    const okoro = await clinic.staff('Dr Okoro');
    expect(codeIn(await okoro.does(alice, { type: 'disconnect', participantId: self }))).toBe('ok');
    expect(await alice.page.next(toClient.stayChanged, ({ status }) => status === 'on-hold')).toBeDefined();
  });

  test('of the caller removes them', async () => {
    const { participantId } = alice.stay;
    expect(codeIn(await chen.does(alice, { type: 'disconnect', participantId }))).toBe('ok');
    await alice.page.untilCut();
  });

  test('of somebody of another stay is refused', async () => {
    const bob = await clinic.callerArrives('Bob');
    const { participantId } = bob.stay;
    expect(codeIn(await chen.does(alice, { type: 'disconnect', participantId }))).toBe('not-in-this-call');
    expect(bob.page.heard(toClient.stayChanged).filter(({ status }) => status === 'ended')).toEqual([]);
  });
});

describe('The activity of a stay', () => {
  test('names every step and who did it, messages too, and never what was said', async () => {
    const okoro = await clinic.staff('Dr Okoro');
    await chen.does(alice, { type: 'assign', to: okoro.personId });
    await okoro.joins(alice);
    await okoro.does(alice, { type: 'hold' });
    const text = 'A word that nobody else reads';
    await clinic.clock.advance(1_000);
    await alice.page.request(toServer.sendMessage, { consultationId: alice.id, id: newMessageId(), text });
    const steps = await activity(chen, alice);
    expect(steps.map(({ kind, by, about }) => [kind, by, about])).toEqual([
      ['arrived', null, null],
      ['assigned', 'Dr Chen', 'Dr Okoro'],
      ['seeing-began', 'Dr Okoro', null],
      ['held', 'Dr Okoro', null],
      ['message-of-caller', null, null],
    ]);
    expect(JSON.stringify(steps)).not.toMatch(/Alice|A word/);
  });

  test('outlives the stay, without what was erased with it', async () => {
    await alice.page.request(toServer.sendMessage, { consultationId: alice.id, id: newMessageId(), text: 'Hello' });
    await chen.does(alice, { type: 'remove' });
    expect((await activity(chen, alice)).map(({ kind }) => kind)).toEqual(['arrived', 'removed']);
  });
});

describe('One message to several callers', () => {
  test('reaches each of them, and names whoever has left', async () => {
    const bob = await clinic.callerArrives('Bob');
    const clara = await clinic.callerArrives('Clara');
    await bob.page.request(toServer.leaveStay, {});
    const request = {
      consultationIds: [alice.id, bob.id, clara.id, alice.id],
      id: newMessageId(),
      text: 'We are a little late.',
    };
    const answer = valueOf(await chen.page.request(toServer.sendToSeveral, request));
    expect(answer.sent).toEqual([alice.id, clara.id]);
    expect(answer.notSent).toEqual([{ consultationId: bob.id, code: 'consultation-ended' }]);
    for (const caller of [alice, clara]) {
      const { message } = await caller.page.next(toClient.messagePosted);
      expect(message).toMatchObject({ from: 'staff', name: 'Dr Chen', text: 'We are a little late.' });
    }
    // Asked again by a page that heard no answer, it is the same message.
    valueOf(await chen.page.request(toServer.sendToSeveral, request));
    const { messages } = valueOf(await alice.page.request(toServer.listMessages, { consultationId: alice.id }));
    expect(messages).toHaveLength(1);
  });
});
