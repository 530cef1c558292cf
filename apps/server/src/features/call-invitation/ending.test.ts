import { toClient, toServer } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { codeOf, nothingLeft, openInvitationStory, type InvitationStory } from '../../testing/invitation-story.ts';
import { versionOf } from '../agreement/read-model.ts';
import { hashOfInvitation } from './invitation-secret.ts';

let story: InvitationStory;
beforeEach(async () => {
  story = await openInvitationStory();
});
afterEach(() => story.close());

describe('An invitation', () => {
  test('is withdrawn: whoever came by it is out at once, and it opens nothing', async () => {
    const { alice, invitations, by, of, invites, comes, refusal, openAs, standing, peopleAt, keptOf } = story;
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    expect(codeOf(await invitations().withdraw(of(id), by()))).toBe('ok');
    expect(await page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    expect(await page.next(toClient.visitChanged, ({ status }) => status === 'over')).toMatchObject({
      outcome: 'link-revoked',
    });
    expect([await refusal(secret, token), await refusal(secret)]).toEqual(['not-found', 'not-found']);
    expect(codeOf(await invitations().withdraw(of(id), by()))).toBe('not-found');
    expect([await standing(), await keptOf(visitId)]).toEqual([[], nothingLeft]);
    expect((await peopleAt(alice, 2)).map(({ kind }) => kind)).toEqual(['provider', 'caller']);
  });

  test('is used up by whoever is taken out', async () => {
    const { chen, call, invites, comes, refusal, openAs, keptOf } = story;
    const { id, secret } = await invites('interpreter');
    const token = await comes(secret);
    const page = await openAs(id, token);
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    const disconnect = { callId: call.callId, action: 'disconnect' as const, participantIds: [visitId] };
    valueOf(await chen.page.request(toServer.manageCall, disconnect));
    expect(await page.next(toClient.callLeft)).toMatchObject({ reason: 'removed' });
    expect([await refusal(secret, token), await keptOf(visitId)]).toEqual(['not-found', nothingLeft]);
  });

  test('ends with the call, for those inside and those who knock', async () => {
    const { clinic, chen, call, invitations, by, invites, comes, refusal, openAs, keptOf } = story;
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
      expect(await keptOf(id)).toEqual(nothingLeft);
    }
    for (const { secret } of [inside, knocking, unused]) expect(await refusal(secret)).toBe('not-found');
    expect(await clinic.database.stores.visits.openOfCall(call.callId)).toEqual([]);
    expect(codeOf(await invitations().make(call.callId, 'participant', by()))).toBe('not-in-this-call');
  });

  test('is of a day at most, and ten stand at a time', async () => {
    const { clinic, call, invitations, by, of, invites, refusal, standing } = story;
    const made = await Promise.all(Array.from({ length: 10 }, () => invites('participant')));
    expect(codeOf(await invitations().make(call.callId, 'participant', by()))).toBe('limit-reached');
    const [first] = made;
    const { callInvitations } = clinic.database.stores;
    const stored = first === undefined ? null : await callInvitations.load(first.id);
    if (first === undefined || stored === null) throw new Error('There is no invitation.');
    const { madeAt, expiresAt } = stored.invitation;
    expect(expiresAt - madeAt).toBe(24 * 60 * 60 * 1_000);
    expect(codeOf(await invitations().withdraw(of(first.id), by()))).toBe('ok');
    const secret = 'of yesterday';
    const yesterday = { ...stored.invitation, id: randomIds.callInvitation(), expiresAt: clinic.clock.now() };
    await callInvitations.insert(yesterday, hashOfInvitation(secret));
    expect(await refusal(secret)).toBe('not-found');
    expect(await standing()).toHaveLength(9);
    expect(codeOf(await invitations().make(call.callId, 'participant', by()))).toBe('ok');
  });

  test('is a secret that stands nowhere, and who did what with it is in the audit log by ids alone', async () => {
    const { clinic, call, invites, comes } = story;
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

  test('asks for what callers agree to, in the words that it has now, and keeps which they were', async () => {
    const { clinic, invites, refusal } = story;
    const { settings, callInvitations } = clinic.database.stores;
    const scope = { clinicId: clinic.id };
    await settings.change(scope, { key: 'mustAgreeTo', value: ['terms'] }, 0);
    await settings.change(scope, { key: 'termsOfUse', value: { kind: 'text', text: 'Be kind.' } }, 0);
    const { id, secret } = await invites('interpreter');
    const having = async (agreed: string) => {
      const form = { name: 'Ida', agreed };
      const answer = await clinic.server.core.invited.come({ secret, form, token: null, device: 'phone' });
      return answer.ok ? 'ok' : answer.error.problems?.agreed;
    };
    expect(await refusal(secret)).toBe('invalid-input');
    expect(await having('')).toBe('required');
    expect(await having(`terms.${versionOf('Be quick.')}`)).toBe('malformed');
    const agreed = `terms.${versionOf('Be kind.')}`;
    expect(await having(agreed)).toBe('ok');
    expect((await callInvitations.load(id))?.agreed).toBe(agreed);
  });

  test('survives the server: the seat of whoever is inside comes back (C8)', async () => {
    const { clinic, call, invites, comes, openAs } = story;
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
    const { clinic, invites, comes, openAs, standing, keptOf } = story;
    const { id, secret } = await invites('interpreter');
    const page = await openAs(id, await comes(secret));
    const { id: visitId } = valueOf(await page.request(toServer.enterVisit, {}));
    page.close();
    await expect.poll(async () => (await clinic.database.stores.presence.get(visitId))?.presence.state).toBe('missing');
    await clinic.clock.advance(121_000);
    await expect.poll(standing).toEqual([['interpreter', 'left', '']]);
    expect(await keptOf(visitId)).toEqual(nothingLeft);
  });
});
