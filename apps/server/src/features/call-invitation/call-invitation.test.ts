import type { CallInvitationId, InvitedAs, ParticipantId } from '@anteroom/domain';
import { toClient, toServer, type CallView } from '@anteroom/protocol';
import { codeIn, openPage, valueOf, type PageClient } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';
import { hashOfInvitation } from './invitation-secret.ts';
import { visitCookieName } from '../room/visit-cookie.ts';

let clinic: TestClinic;
let chen: TestStaff;
let alice: TestCaller;
let call: CallView;
const pages = new Set<PageClient>();
/** Alice is in Dr Chen's call. */
beforeEach(async () => {
  clinic = await createTestClinic();
  chen = await clinic.staff('Dr Chen');
  alice = await clinic.callerArrives('Alice');
  call = await chen.joins(alice);
  await alice.page.next(toClient.callEntered);
});
afterEach(async () => {
  for (const page of pages) page.close();
  pages.clear();
  await clinic.close();
});

const by = ({ personId }: Pick<TestStaff, 'personId'> = chen) => ({ kind: 'staff', personId }) as const;
const core = () => clinic.server.core;
const invitations = () => core().callInvitations;
const of = (invitationId: CallInvitationId) => ({ callId: call.callId, invitationId });
const code = (answer: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) =>
  answer.ok ? 'ok' : (answer.refusal?.code ?? 'none');

async function invites(as: InvitedAs) {
  const made = await invitations().make(call.callId, as, by());
  if (!made.ok || made.value.path === null) throw new Error('The invitation could not be made.');
  return { id: made.value.id, secret: made.value.path.replace('/i/', '') };
}

const come = (secret: string, token: string | null = null, name = 'Ida Interpreter') =>
  core().invited.come({ secret, form: { name }, token, device: 'phone' });
async function refusal(secret: string, token: string | null = null) {
  const answer = await come(secret, token);
  return answer.ok ? 'ok' : answer.error.code;
}
async function comes(secret: string, token: string | null = null) {
  await clinic.clock.advance(1_000);
  const answer = await come(secret, token);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.token;
}
const openAs = async (id: CallInvitationId, token: string) => {
  const cookie = `${visitCookieName(id)}=${token}`;
  const page = await openPage({ url: clinic.server.url, cookie, says: { as: 'guest', link: id } });
  pages.add(page);
  return page;
};
async function standing() {
  const list = await invitations().list(call.callId, by());
  return list.ok ? list.value.map(({ as, state, name }) => [as, state, name]) : code(list);
}
const peopleAt = async ({ page }: { readonly page: PageClient }, count: number) =>
  (await page.next(toClient.callChanged, ({ participants }) => participants.length === count)).participants;
const keptOf = async (id: ParticipantId) => ({
  entries: (await clinic.database.stores.typedEntries.ofVisits([id])).length,
  hasKey: (await clinic.stayKeys.get(id)) !== null,
  isPresent: (await clinic.database.stores.presence.get(id)) !== null,
});
const none = { entries: 0, hasKey: false, isPresent: false };

describe('An interpreter', () => {
  test('enters directly, is named so to everybody, and to nobody else', async () => {
    const { id, secret } = await invites('interpreter');
    await chen.page.next(toClient.invitationsChanged);
    expect(await standing()).toEqual([['interpreter', 'open', '']]);
    const token = await comes(secret);
    for (const who of [chen, alice]) {
      expect(await peopleAt(who, 3)).toContainEqual(
        expect.objectContaining({ kind: 'interpreter', name: 'Ida Interpreter', here: false }),
      );
    }
    const page = await openAs(id, token);
    const view = valueOf(await page.request(toServer.enterVisit, {}));
    expect(view).toMatchObject({ status: 'inside', room: null, invitedAs: 'interpreter', name: 'Ida Interpreter' });
    const entered = await page.next(toClient.callEntered);
    expect(entered.participants.map(({ kind, name }) => [kind, name])).toEqual([
      ['provider', 'Dr Chen'],
      ['caller', 'Alice'],
      ['interpreter', 'Ida Interpreter'],
    ]);
    expect(JSON.stringify(entered)).not.toContain('Andersson');
    expect(await standing()).toEqual([['interpreter', 'inside', 'Ida Interpreter']]);
    const signal = { generation: 'g', candidate: null };
    const body = { callId: call.callId, to: alice.stay.participantId, signal };
    expect(codeIn(await page.request(toServer.signal, body))).toBe('ok');
  });

  test('may be invited by whoever hosts this call, and by nobody else', async () => {
    const okafor = await clinic.staff('Dr Okafor');
    const abroad = await clinic.addClinic('skin', 'Skin clinic', {
      ...{ id: randomIds.organisation(), slug: 'vestby', name: 'Vestby', closedAt: null },
    });
    const foreign = await clinic.staff('Dr Foreign', { clinicId: abroad.id, waitingArea: false });
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const [guest] = await clinic.database.stores.visits.openOfCall(call.callId);
    const asGuest = { kind: 'guest', visitId: guest?.id ?? call.self, roomId: null } as const;
    const asCaller = { kind: 'caller', consultationId: alice.id, clinicId: clinic.id } as const;
    for (const who of [by(okafor), by(foreign), asGuest, asCaller]) {
      expect(code(await invitations().make(call.callId, 'interpreter', who))).toBe('not-in-this-call');
      expect(code(await invitations().list(call.callId, who))).toBe('not-in-this-call');
      expect(code(await invitations().withdraw(of(id), who))).toBe('not-in-this-call');
      expect(code(await invitations().admit(of(id), who))).toBe('not-in-this-call');
    }
    expect(code(await invitations().make(call.callId, 'participant', { kind: 'visitor' }))).toBe('not-signed-in');
    expect(code(await invitations().make(randomIds.call(), 'participant', by()))).toBe('not-in-this-call');
    // What hosts do over the socket, somebody invited doesn't.
    const page = await openAs(id, token);
    valueOf(await page.request(toServer.enterVisit, {}));
    const host = { callId: call.callId, action: 'mute' as const, participantIds: [alice.stay.participantId] };
    expect(codeIn(await page.request(toServer.manageCall, host))).toBe('not-in-this-call');
    expect(codeIn(await page.request(toServer.lockCall, { callId: call.callId, locked: true }))).toBe(
      'not-in-this-call',
    );
    expect(codeIn(await page.request(toServer.endCall, { callId: call.callId }))).toBe('not-in-this-call');
  });

  test('is one person: the same browser is the same visit, and any other is refused', async () => {
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    expect(await comes(secret, token)).toBe(token);
    expect(await refusal(secret)).toBe('invitation-used');
    expect(await refusal(secret, 'A'.repeat(43))).toBe('invitation-used');
    expect(await clinic.database.stores.visits.openOfCall(call.callId)).toHaveLength(1);
    const stranger = await openAs(id, 'A'.repeat(43)).catch((error: unknown) => String(error));
    expect(String(stranger)).toContain('not-signed-in');
  });

  test('pressed in two browsers at the same moment, lets one in', async () => {
    const { secret } = await invites('interpreter');
    const answers = await Promise.all([refusal(secret), refusal(secret), refusal(secret)]);
    expect(answers.toSorted()).toEqual(['invitation-used', 'invitation-used', 'ok']);
  });

  test('comes into a locked call, and into none that is full', async () => {
    valueOf(await chen.page.request(toServer.lockCall, { callId: call.callId, locked: true }));
    for (const _ of [1, 2, 3, 4]) await comes((await invites('interpreter')).secret);
    const { secret } = await invites('interpreter');
    expect(await refusal(secret)).toBe('call-full');
    expect(await refusal((await invites('participant')).secret)).toBe('call-full');
    // The one who was refused leaves nothing behind, and the invitation stands.
    expect((await clinic.stayKeys.all()).length).toBe(5);
    expect((await standing()).length).toBe(6);
  });

  test('leaves, and comes back by knocking: nobody walks out of a hold and in again', async () => {
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    const hold = { callId: call.callId, action: 'hold' as const, participantIds: [visitId] };
    valueOf(await chen.page.request(toServer.manageCall, hold));
    valueOf(await page.request(toServer.leaveVisit, {}));
    expect(await keptOf(visitId)).toEqual(none);
    expect(await standing()).toEqual([['interpreter', 'left', '']]);
    expect(await refusal(secret)).toBe('invitation-used');
    await comes(secret, token);
    expect(await standing()).toEqual([['interpreter', 'knocking', 'Ida Interpreter']]);
    expect(code(await invitations().admit(of(id), by()))).toBe('ok');
    expect((await peopleAt(alice, 3)).map(({ kind }) => kind)).toContain('interpreter');
  });
});

describe('A participant', () => {
  test('knocks, learns nothing of the call, and is let in by a host', async () => {
    const { id, secret } = await invites('participant');
    const page = await openAs(id, await comes(secret));
    const view = valueOf(await page.request(toServer.enterVisit, {}));
    expect(view).toMatchObject({ status: 'knocking', invitedAs: 'participant', clinic: { name: 'Renal clinic' } });
    expect(codeIn(await page.request(toServer.enterCall, { callId: call.callId }))).toBe('not-in-this-call');
    await chen.page.next(toClient.invitationsChanged);
    expect(await standing()).toEqual([['participant', 'knocking', 'Ida Interpreter']]);
    expect(JSON.stringify([page.heard(toClient.callEntered), page.heard(toClient.callChanged), view])).not.toMatch(
      /Alice|Chen/,
    );
    expect(code(await invitations().admit(of(id), by()))).toBe('ok');
    const entered = await page.next(toClient.callEntered);
    expect(entered.participants).toContainEqual(expect.objectContaining({ kind: 'guest', name: 'Ida Interpreter' }));
    expect(code(await invitations().admit(of(id), by()))).toBe('visit-over');
    expect(code(await invitations().decline(of(id), by()))).toBe('visit-over');
  });

  test('is declined, and the invitation with it', async () => {
    const { id, secret } = await invites('participant');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    expect(code(await invitations().decline(of(id), by()))).toBe('ok');
    const told = await page.next(toClient.visitChanged, ({ status }) => status === 'over');
    expect(told).toMatchObject({ outcome: 'declined', knockAgainAt: null });
    expect([await refusal(secret, token), await refusal(secret)]).toEqual(['not-found', 'not-found']);
    expect([await standing(), await keptOf(visitId)]).toEqual([[], none]);
  });

  test('says a name, and nothing that isn’t one', async () => {
    const { secret } = await invites('participant');
    for (const form of [
      {},
      { name: '' },
      { name: '…' },
      { name: 'x'.repeat(500) },
      { name: 'Sam', role: 'provider' },
    ]) {
      const answer = await core().invited.come({ secret, form, token: null, device: 'phone' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(await standing()).toEqual([['participant', 'open', '']]);
  });
});

describe('An invitation', () => {
  test('is withdrawn: whoever came by it is out at once, and it opens nothing', async () => {
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    expect(code(await invitations().withdraw(of(id), by()))).toBe('ok');
    expect(await page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    expect(await page.next(toClient.visitChanged, ({ status }) => status === 'over')).toMatchObject({
      outcome: 'link-revoked',
    });
    expect([await refusal(secret, token), await refusal(secret)]).toEqual(['not-found', 'not-found']);
    expect(code(await invitations().withdraw(of(id), by()))).toBe('not-found');
    expect([await standing(), await keptOf(visitId)]).toEqual([[], none]);
    expect((await peopleAt(alice, 2)).map(({ kind }) => kind)).toEqual(['provider', 'caller']);
  });

  test('is used up by whoever is taken out', async () => {
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    const disconnect = { callId: call.callId, action: 'disconnect' as const, participantIds: [visitId] };
    valueOf(await chen.page.request(toServer.manageCall, disconnect));
    expect(await page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    expect([await refusal(secret, token), await keptOf(visitId)]).toEqual(['not-found', none]);
  });

  test('ends with the call, for those inside and those who knock', async () => {
    const [inside, knocking, unused] = [
      await invites('interpreter'),
      await invites('participant'),
      await invites('participant'),
    ];
    const opened = [];
    for (const { id, secret } of [inside, knocking]) {
      const page = await openAs(id, await comes(secret));
      opened.push({ page, id: valueOf(await page.request(toServer.enterVisit, {})).id });
    }
    valueOf(await chen.page.request(toServer.leaveCall, { callId: call.callId }));
    for (const { page, id } of opened) {
      expect(await page.next(toClient.visitChanged, ({ status }) => status === 'over')).toMatchObject({
        outcome: 'ended',
      });
      expect(await keptOf(id)).toEqual(none);
    }
    for (const { secret } of [inside, knocking, unused]) expect(await refusal(secret)).toBe('not-found');
    expect(await clinic.database.stores.visits.openOfCall(call.callId)).toEqual([]);
    expect(code(await invitations().make(call.callId, 'participant', by()))).toBe('not-in-this-call');
  });

  test('is of a day at most, and ten stand at a time', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => invites('participant')));
    expect(code(await invitations().make(call.callId, 'participant', by()))).toBe('limit-reached');
    const [first] = made;
    const { callInvitations } = clinic.database.stores;
    const stored = first === undefined ? null : await callInvitations.load(first.id);
    if (first === undefined || stored === null) throw new Error('There is no invitation.');
    const { madeAt, expiresAt } = stored.invitation;
    expect(expiresAt - madeAt).toBe(24 * 60 * 60 * 1_000);
    expect(code(await invitations().withdraw(of(first.id), by()))).toBe('ok');
    const secret = 'of yesterday';
    const yesterday = { ...stored.invitation, id: randomIds.callInvitation(), expiresAt: clinic.clock.now() };
    await callInvitations.insert(yesterday, hashOfInvitation(secret));
    expect(await refusal(secret)).toBe('not-found');
    expect(await standing()).toHaveLength(9);
    expect(code(await invitations().make(call.callId, 'participant', by()))).toBe('ok');
  });

  test('is a secret that stands nowhere, and who did what with it is in the audit log by ids alone', async () => {
    const { id, secret } = await invites('interpreter');
    await comes(secret);
    const { stores } = clinic.database;
    const stored = await stores.callInvitations.load(id);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(stored)).not.toContain(secret);
    const visits = await stores.visits.openOfCall(call.callId);
    const subjects = [id, call.callId, ...visits.map((visit) => visit.id)];
    const log = (await Promise.all(subjects.map((subject) => stores.audit.about(subject)))).flat();
    expect(log.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['invite-to-call', 'come-invited']));
    expect(JSON.stringify(log)).not.toMatch(/Ida|@/);
  });

  test('survives the server: the seat of whoever is inside comes back (C8)', async () => {
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const before = await openAs(id, token);
    valueOf(await before.request(toServer.enterVisit, {}));
    await clinic.restart();
    const page = await openAs(id, token);
    expect(valueOf(await page.request(toServer.enterVisit, {}))).toMatchObject({ status: 'inside' });
    const entered = await page.next(toClient.callEntered);
    expect(entered.participants.map(({ kind }) => kind)).toEqual(['provider', 'caller', 'interpreter']);
    expect(valueOf(await page.request(toServer.enterCall, { callId: call.callId })).self).toBe(entered.self);
  });

  test('past the grace of whoever has vanished, their place is free', async () => {
    const { id, secret } = await invites('interpreter');
    const page = await openAs(id, await comes(secret));
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    page.close();
    await expect.poll(async () => (await clinic.database.stores.presence.get(visitId))?.presence.state).toBe('missing');
    await clinic.clock.advance(121_000);
    await expect.poll(standing).toEqual([['interpreter', 'left', '']]);
    expect(await keptOf(visitId)).toEqual(none);
  });
});
