import { toClient, toServer, type CallView } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestClinic, type TestCaller, type TestClinic, type TestStaff } from '../../testing/test-clinic.ts';

let clinic: TestClinic;
let chen: TestStaff;
let callers: readonly TestCaller[];
let call: CallView;
let isThere = true;

/** Dr Chen is in a call with Alice and Bo. */
beforeEach(async () => {
  isThere = true;
  clinic = await createTestClinic({ mediaServer: { isThere: () => isThere } });
  chen = await clinic.staff('Dr Chen');
  callers = [await clinic.callerArrives('Alice'), await clinic.callerArrives('Bo')];
  const request = { consultationIds: callers.map(({ id }) => id), callId: null };
  call = valueOf(await chen.page.request(toServer.beginGroupCall, request));
});
afterEach(() => clinic.close());

const alice = (): TestCaller => callers[0] ?? raise();
const raise = (): never => {
  throw new Error('Nobody called.');
};
const says = (who: Pick<TestStaff, 'page'>, strained: boolean) =>
  who.page.request(toServer.reportStrain, { callId: call.callId, strained });
const untilTopology = (who: Pick<TestStaff, 'page'>, topology: CallView['topology']) =>
  who.page.next(toClient.callChanged, (changed) => changed.topology === topology);

describe('A line that can’t carry a mesh', () => {
  test('takes the call through the media server, and everybody is told', async () => {
    expect([call.topology, call.encryption, call.limit]).toEqual(['mesh', 'end-to-end', 20]);
    expect(codeIn(await says(alice(), true))).toBe('ok');
    for (const who of [chen, ...callers])
      expect((await untilTopology(who, 'media-server')).encryption).toBe('end-to-end');
    const about = await clinic.database.stores.audit.about(call.callId);
    expect(about.map(({ verb }) => verb)).toContain('report-strain');
    await clinic.clock.advance(121_000);
    expect(codeIn(await says(alice(), false))).toBe('ok');
    await untilTopology(chen, 'mesh');
  });

  test('changes nothing where there is no media server', async () => {
    isThere = false;
    expect(codeIn(await says(alice(), true))).toBe('ok');
    const again = valueOf(await chen.page.request(toServer.enterCall, { callId: call.callId }));
    expect([again.topology, again.limit]).toEqual(['mesh', 6]);
  });

  test('is nobody’s from outside', async () => {
    const okafor = await clinic.staff('Dr Okafor');
    expect(codeIn(await says(okafor, true))).toBe('not-in-this-call');
    expect(codeIn(await says(await clinic.callerArrives('Clara'), true))).toBe('not-in-this-call');
  });
});

describe('Who can’t encrypt', () => {
  beforeEach(async () => {
    await says(alice(), true);
    await untilTopology(chen, 'media-server');
  });
  const cannot = () => alice().page.request(toServer.reportEncryption, { callId: call.callId, able: false });
  const allow = (who: Pick<TestStaff, 'page'>) => who.page.request(toServer.allowUnencrypted, { callId: call.callId });

  test('is known to providers, and to no other caller', async () => {
    expect(codeIn(await cannot())).toBe('ok');
    const marked = ({ participants }: Pick<CallView, 'participants'>) =>
      participants.filter(({ cannotEncrypt }) => cannotEncrypt === true).map(({ participantId }) => participantId);
    const told = await chen.page.next(toClient.callChanged, (changed) => marked(changed).length > 0);
    expect(marked(told)).toEqual([alice().stay.participantId]);
    for (const { page } of callers) expect(page.heard(toClient.callChanged).flatMap(marked)).toEqual([]);
  });

  test('comes in where a host allows it, on the record, and everybody is told that nothing is encrypted', async () => {
    await cannot();
    expect(codeIn(await allow(alice()))).toBe('not-in-this-call');
    expect(codeIn(await allow(chen))).toBe('ok');
    for (const { page } of [chen, ...callers])
      await page.next(toClient.callChanged, ({ encryption }) => encryption === 'off');
    const about = await clinic.database.stores.audit.about(call.callId);
    const actor = { kind: 'staff', personId: chen.personId };
    expect(about.find(({ verb }) => verb === 'allow-unencrypted')).toMatchObject({ actor });
  });
});

test('Whoever is on hold inside is told of a mesh, however the others talk', async () => {
  const held = alice().stay.participantId;
  await chen.page.request(toServer.manageCall, { callId: call.callId, action: 'hold', participantIds: [held] });
  await says(chen, true);
  await untilTopology(chen, 'media-server');
  const again = valueOf(await alice().page.request(toServer.enterCall, { callId: call.callId }));
  expect(again).toMatchObject({ topology: 'mesh', encryption: 'end-to-end' });
  expect(
    alice()
      .page.heard(toClient.callChanged)
      .some(({ topology }) => topology === 'media-server'),
  ).toBe(false);
});
