import { toClient, toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { codeOf, nothingLeft, openInvitationStory, type InvitationStory } from '../../testing/invitation-story.ts';

let story: InvitationStory;
beforeEach(async () => {
  story = await openInvitationStory();
});
afterEach(() => story.close());

describe('An interpreter', () => {
  test('enters directly, is named so to everybody, and to nobody else', async () => {
    const { chen, alice, call, invites, comes, openAs, standing, peopleAt } = story;
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
    const { clinic, alice, call, invitations, by, of, invites, comes, openAs } = story;
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
      expect(codeOf(await invitations().make(call.callId, 'interpreter', who))).toBe('not-in-this-call');
      expect(codeOf(await invitations().list(call.callId, who))).toBe('not-in-this-call');
      expect(codeOf(await invitations().withdraw(of(id), who))).toBe('not-in-this-call');
      expect(codeOf(await invitations().admit(of(id), who))).toBe('not-in-this-call');
    }
    expect(codeOf(await invitations().make(call.callId, 'participant', { kind: 'visitor' }))).toBe('not-signed-in');
    expect(codeOf(await invitations().make(randomIds.call(), 'participant', by()))).toBe('not-in-this-call');
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
    const { clinic, call, invites, comes, refusal, openAs } = story;
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
    const { invites, refusal } = story;
    const { secret } = await invites('interpreter');
    const answers = await Promise.all([refusal(secret), refusal(secret), refusal(secret)]);
    expect(answers.toSorted()).toEqual(['invitation-used', 'invitation-used', 'ok']);
  });

  test('comes into a locked call, and into none that is full', async () => {
    const { clinic, chen, call, invites, comes, refusal, standing } = story;
    valueOf(await chen.page.request(toServer.lockCall, { callId: call.callId, locked: true }));
    for (const _ of [1, 2, 3, 4]) await comes((await invites('interpreter')).secret);
    const { secret } = await invites('interpreter');
    expect(await refusal(secret)).toBe('call-full');
    expect(await refusal((await invites('participant')).secret)).toBe('call-full');
    // The one who was refused leaves nothing behind, and the invitation stands.
    expect((await clinic.stayKeys.all()).length).toBe(5);
    expect(await standing()).toHaveLength(6);
  });

  test('leaves, and comes back by knocking: nobody walks out of a hold and in again', async () => {
    const { chen, alice, call, invitations, by, of, invites, comes, refusal, openAs, standing, peopleAt, keptOf } =
      story;
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    const hold = { callId: call.callId, action: 'hold' as const, participantIds: [visitId] };
    valueOf(await chen.page.request(toServer.manageCall, hold));
    valueOf(await page.request(toServer.leaveVisit, {}));
    expect(await keptOf(visitId)).toEqual(nothingLeft);
    expect(await standing()).toEqual([['interpreter', 'left', '']]);
    expect(await refusal(secret)).toBe('invitation-used');
    await comes(secret, token);
    expect(await standing()).toEqual([['interpreter', 'knocking', 'Ida Interpreter']]);
    expect(codeOf(await invitations().admit(of(id), by()))).toBe('ok');
    expect((await peopleAt(alice, 3)).map(({ kind }) => kind)).toContain('interpreter');
  });
});

describe('A participant', () => {
  test('knocks, learns nothing of the call, and is let in by a host', async () => {
    const { chen, call, invitations, by, of, invites, comes, openAs, standing } = story;
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
    expect(codeOf(await invitations().admit(of(id), by()))).toBe('ok');
    const entered = await page.next(toClient.callEntered);
    expect(entered.participants).toContainEqual(expect.objectContaining({ kind: 'guest', name: 'Ida Interpreter' }));
    expect(codeOf(await invitations().admit(of(id), by()))).toBe('visit-over');
    expect(codeOf(await invitations().decline(of(id), by()))).toBe('visit-over');
  });

  test('is declined, and the invitation with it', async () => {
    const { invitations, by, of, invites, comes, refusal, openAs, standing, keptOf } = story;
    const { id, secret } = await invites('participant');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    expect(codeOf(await invitations().decline(of(id), by()))).toBe('ok');
    const told = await page.next(toClient.visitChanged, ({ status }) => status === 'over');
    expect(told).toMatchObject({ outcome: 'declined', knockAgainAt: null });
    expect([await refusal(secret, token), await refusal(secret)]).toEqual(['not-found', 'not-found']);
    expect([await standing(), await keptOf(visitId)]).toEqual([[], nothingLeft]);
  });

  test('says a name, and nothing that isn’t one', async () => {
    const { clinic, invites, standing } = story;
    const { secret } = await invites('participant');
    for (const form of [
      {},
      { name: '' },
      { name: '…' },
      { name: 'x'.repeat(500) },
      { name: 'Sam', role: 'provider' },
    ]) {
      const answer = await clinic.server.core.invited.come({ secret, form, token: null, device: 'phone' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(await standing()).toEqual([['participant', 'open', '']]);
  });
});
