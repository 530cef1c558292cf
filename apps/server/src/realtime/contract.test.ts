import { hostActions, toServer } from '@anteroom/protocol';
import type { RequestOf, ToServerName } from '@anteroom/protocol';
import { badInputsFrom, newMessageId } from '@anteroom/testkit';
import type { PageClient } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../platform/ids.ts';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestCaller, TestClinic, TestStaff } from '../testing/test-clinic.ts';

let clinic: TestClinic;
let chen: TestStaff;
let alice: TestCaller;
let callId: RequestOf<'enterCall'>['callId'];

beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
  alice = await clinic.callerArrives('Alice');
  ({ callId } = await chen.joins(alice));
});
afterEach(() => clinic.close());

/** Good requests of every message, more than one where it has several shapes; the compiler misses no message. */
function goodRequests(): { readonly [Name in ToServerName]: readonly RequestOf<Name>[] } {
  const consultationId = alice.id;
  const signal = { generation: 'g', answering: 'h' };
  const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' };
  const to = alice.stay.participantId;
  return {
    watchWaitingArea: [{ clinicId: clinic.id }],
    watchSettings: [{ clinicId: clinic.id }],
    unwatchWaitingArea: [{ clinicId: clinic.id }],
    commandConsultation: [
      { consultationId, command: { type: 'join' } },
      { consultationId, command: { type: 'add', callId } },
      { consultationId, command: { type: 'hold' } },
      { consultationId, command: { type: 'end' } },
      { consultationId, command: { type: 'remove' } },
      { consultationId, command: { type: 'phoned' } },
      { consultationId, command: { type: 'call-back' } },
      { consultationId, command: { type: 'disconnect', participantId: to } },
      { consultationId, command: { type: 'mark-ready', ready: true } },
      { consultationId, command: { type: 'assign', to: chen.personId } },
      { consultationId, command: { type: 'edit-details', firstName: 'Alice', lastName: 'A', phone: '' } },
      { consultationId, command: { type: 'offer-transfer', to: clinic.id, note: 'Knows us' } },
      { consultationId, command: { type: 'withdraw-transfer' } },
    ],
    answerTransfer: [
      { clinicId: clinic.id, consultationId, answer: { type: 'accept' } },
      { clinicId: clinic.id, consultationId, answer: { type: 'decline', reason: 'No bed is free.' } },
    ],
    renewRelay: [{ callId }],
    reportStrain: [{ callId, strained: true }],
    reportEncryption: [{ callId, able: false }],
    allowUnencrypted: [{ callId }],
    publish: [
      {
        ...{ callId, attempt: 'attempt-1', sdp: 'v=0', isEncrypted: true },
        lines: [
          { mid: '0', kind: 'sound' },
          { mid: '1', kind: 'picture' },
          { mid: '2', kind: 'screen' },
        ],
      },
    ],
    answerMedia: [{ callId, attempt: 'attempt-1', number: 1, sdp: 'v=0' }],
    wantPictures: [{ callId, attempt: 'attempt-1', pictures: [{ participantId: to, picture: 'high', screen: true }] }],
    enterStay: [{}],
    wantCallBack: [
      { wanted: false },
      {
        wanted: true,
        phone: '+46701234567',
        subscription: {
          endpoint: 'https://push.example.org/somewhere',
          keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
        },
        locale: 'en',
      },
    ],
    leaveStay: [{}],
    enterCall: [{ callId }],
    leaveCall: [{ callId }],
    endCall: [{ callId }],
    lockCall: [{ callId, locked: true }],
    manageCall: hostActions.map((action) => ({ callId, action, participantIds: [to] })),
    askConsent: [{ callId, kind: 'recording' }],
    answerConsent: [{ callId, number: 1, agrees: true }],
    recordCall: [{ callId, on: true }],
    signal: [
      { callId, to, signal: { ...signal, description: { type: 'offer', sdp: 'v=0' } } },
      { callId, to, signal: { ...signal, candidate } },
    ],
    announceMedia: [{ callId, microphone: true, camera: false }],
    sendMessage: [{ consultationId, id: newMessageId(), text: 'Hello' }],
    listMessages: [{ consultationId }],
    markMessagesRead: [{ consultationId }],
    askExperience: [{ language: 'de' }],
    beginGroupCall: [
      { consultationIds: [consultationId], callId },
      { consultationIds: [consultationId], callId: null },
    ],
    sendToSeveral: [{ consultationIds: [consultationId], id: newMessageId(), text: 'Hello' }],
    seeParticipants: [{ consultationId }],
    seeActivity: [{ consultationId }],
    announceBandwidth: [{ callId, bandwidth: 1_240 }],
    watchRooms: [{ clinicId: clinic.id }],
    unwatchRooms: [{ clinicId: clinic.id }],
    enterRoom: [{ roomId: randomIds.room() }],
    admitGuests: [{ roomId: randomIds.room(), visitIds: [to] }],
    declineGuests: [{ roomId: randomIds.room(), visitIds: [to] }],
    removeGuest: [{ roomId: randomIds.room(), visitId: to }],
    enterVisit: [{}],
    leaveVisit: [{}],
    watchStructure: [{ organisation: 'nordby' }],
    unwatchStructure: [{}],
  };
}

/** All that a message could have changed. */
async function everything(): Promise<unknown> {
  const { stores } = clinic.database;
  return {
    revision: await stores.waitingAreas.revision(clinic.id),
    stays: await stores.consultations.openOf(clinic.id),
    events: await stores.consultations.eventsOf(alice.id),
    calls: await stores.calls.open(),
    entries: await stores.typedEntries.of([alice.id]),
    audit: await stores.audit.about(alice.id),
    presence: await stores.presence.getMany([alice.stay.participantId]),
  };
}

const refusal = { ok: false, error: { code: 'invalid-input' } };

function namesOf<Name extends string>(messages: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in messages) names.push(name);
  return names;
}

describe('Bad input', () => {
  test.each(namesOf(toServer))('%s refuses whatever is malformed, and nothing changes', async (name) => {
    const { event, request } = toServer[name];
    const before = await everything();
    let tried = 0;
    const talkers: readonly PageClient[] = [chen.page, alice.page];
    for (const good of goodRequests()[name]) {
      expect(request.safeParse(good).success, `the good request ${JSON.stringify(good)}`).toBe(true);
      for (const { what, value } of badInputsFrom(good, (input) => request.safeParse(input).success)) {
        for (const page of talkers) {
          expect(await page.sendRaw(event, value), what).toMatchObject(refusal);
          tried += 1;
        }
        // More allowance for the next: this is about what is said, not how often.
        await clinic.clock.advance(1_000);
      }
    }
    expect(tried).toBeGreaterThan(20);
    expect(await everything()).toEqual(before);
    expect(clinic.server.log.lines).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('more or less than one thing beside the acknowledgement is refused', async () => {
    const { event } = toServer.enterStay;
    expect(await alice.page.sendRaw(event)).toMatchObject(refusal);
    expect(await alice.page.sendRaw(event, {}, {})).toMatchObject(refusal);
    expect(await alice.page.sendRaw(event, Buffer.from('binary'))).toMatchObject(refusal);
  });

  test('something larger than the wire takes cuts the page that sends it, and harms nobody else', async () => {
    const before = await everything();
    for (const { event } of Object.values(toServer)) {
      const page = await chen.opensPage();
      expect(await page.sendRaw(event, { text: 'x'.repeat(10_000_000) })).toBeNull();
      await page.untilCut();
    }
    expect(await everything()).toEqual(before);
    expect(alice.page.connected).toBe(true);
    expect(chen.page.connected).toBe(true);
  });

  test('an unknown message is refused, and whoever sends it is cut', async () => {
    for (const event of ['admin/everything', '__proto__', 'constructor', 'toString', '']) {
      const page = await chen.opensPage();
      await page.sendRaw(event, {});
      await page.untilCut();
    }
    expect(alice.page.connected).toBe(true);
  });
});
