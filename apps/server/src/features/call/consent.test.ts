import type { CallId, ConsentKind } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import type { PageClient } from '@anteroom/testkit';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';

type WithPage = { readonly page: PageClient };

const ask = ({ page }: WithPage, callId: CallId, kind: ConsentKind = 'recording') =>
  page.request(toServer.askConsent, { callId, kind });
const answer = ({ page }: WithPage, callId: CallId, agrees: boolean, number = 1) =>
  page.request(toServer.answerConsent, { callId, number, agrees });
const record = ({ page }: WithPage, callId: CallId, on = true) => page.request(toServer.recordCall, { callId, on });

describe('Consent in a call', () => {
  let clinic: TestClinic;
  let chen: TestStaff;
  beforeEach(async () => {
    clinic = await createTestClinic();
    chen = await clinic.staff('Dr Chen');
  });
  afterEach(() => clinic.close());

  const isMarked = (one: WithPage, marked: boolean) =>
    one.page.next(toClient.callChanged, ({ recordedBy }) => (recordedBy !== null) === marked);

  test('is asked, answered, and noted in the activity and the audit log, without a word', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId, self } = await chen.joins(alice);
    expect(valueOf(await ask(chen, callId, 'other'))).toEqual({ number: 1 });
    const told = await alice.page.next(toClient.callChanged, ({ consents }) => consents.length > 0);
    expect(told.consents).toEqual([{ number: 1, kind: 'other', askedBy: self, answers: [] }]);
    expect(codeIn(await answer(alice, callId, false))).toBe('ok');
    const heard = await chen.page.next(toClient.callChanged, ({ consents }) => consents[0]?.answers.length === 2);
    expect(heard.consents[0]?.answers.map((one) => one.answer)).toEqual(['yes', 'no']);
    const { steps } = valueOf(await chen.page.request(toServer.seeActivity, { consultationId: alice.id }));
    expect(steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['consent-asked-other', 'consent-no-other']));
    const audit = await clinic.database.stores.audit.about(alice.id);
    expect(audit.map(({ verb }) => verb)).toEqual(expect.arrayContaining(['ask-consent', 'refuse-consent']));
  });

  test('makes a recording possible once everybody has agreed; taken back, it ends it on every screen', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await ask(chen, callId);
    expect(codeIn(await record(chen, callId))).toBe('consent-missing');
    await answer(alice, callId, true);
    expect(codeIn(await record(chen, callId))).toBe('ok');
    await Promise.all([isMarked(alice, true), isMarked(chen, true)]);
    await answer(alice, callId, false);
    await Promise.all([isMarked(alice, false), isMarked(chen, false)]);
  });

  test('of somebody new isn’t there: a recording ends with their coming, and they are never shown as recorded', async () => {
    const okafor = await clinic.staff('Dr Okafor');
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await ask(chen, callId);
    await answer(alice, callId, true);
    await record(chen, callId);
    const entered = await okafor.joins(alice);
    expect(entered.recordedBy).toBeNull();
    await isMarked(alice, false);
  });

  test('is not asked of whoever is on hold inside: nothing of it comes to their page, and they come back to no recording', async () => {
    const alice = await clinic.callerArrives('Alice');
    const bo = await clinic.callerArrives('Bo');
    const { callId } = await chen.joins(alice);
    await chen.does(bo, { type: 'add', callId });
    await bo.page.next(toClient.callEntered);
    const manage = (action: 'hold' | 'take-back') =>
      chen.page.request(toServer.manageCall, { callId, action, participantIds: [bo.stay.participantId] });
    expect(codeIn(await manage('hold'))).toBe('ok');
    await bo.page.next(toClient.callChanged, ({ participants }) => participants.length === 1);
    const heard = [bo.page.heard(toClient.callChanged).length, bo.page.heard(toClient.stayChanged).length];

    await ask(chen, callId);
    expect(codeIn(await answer(bo, callId, true))).toBe('no-such-question');
    await answer(alice, callId, true);
    expect(codeIn(await record(chen, callId))).toBe('ok');
    await isMarked(alice, true);
    const entered = valueOf(await bo.page.request(toServer.enterCall, { callId }));
    expect(entered).toMatchObject({ consents: [], recordedBy: null, revision: 0 });
    expect([bo.page.heard(toClient.callChanged).length, bo.page.heard(toClient.stayChanged).length]).toEqual(heard);

    expect(codeIn(await manage('take-back'))).toBe('ok');
    const back = await bo.page.next(toClient.callChanged, ({ participants }) => participants.length === 3);
    expect(back).toMatchObject({ consents: [{ number: 1, answers: [] }], recordedBy: null });
    await isMarked(alice, false);
    expect(codeIn(await record(chen, callId))).toBe('consent-missing');
  });

  test('is asked for by hosts alone, and answered by those inside alone', async () => {
    const alice = await clinic.callerArrives('Alice');
    const bo = await clinic.callerArrives('Bo');
    const { callId } = await chen.joins(alice);
    expect(codeIn(await ask(alice, callId))).toBe('not-in-this-call');
    expect(codeIn(await record(alice, callId))).toBe('not-in-this-call');
    await ask(chen, callId);
    expect(codeIn(await answer(bo, callId, true))).toBe('not-in-this-call');
    expect(codeIn(await answer(alice, callId, true, 7))).toBe('no-such-question');
  });

  test('is as it was after a restart of the server', async () => {
    const alice = await clinic.callerArrives('Alice');
    const { callId } = await chen.joins(alice);
    await ask(chen, callId);
    await answer(alice, callId, true);
    await clinic.restart();
    const back = await chen.opensPage();
    const view = valueOf(await back.request(toServer.enterCall, { callId }));
    expect(view.consents[0]?.answers.map((one) => one.answer)).toEqual(['yes', 'yes']);
    expect(codeIn(await record({ page: back }, callId))).toBe('ok');
  });
});
