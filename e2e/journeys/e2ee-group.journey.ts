// Needs: janus
import { createFrameOpener } from '@anteroom/media/frame-opener';
import { me, toServer, type ConsultationCommandRequest } from '@anteroom/protocol';
import { ask, openPage, signInStaff, startServer, valueOf, type TestServer } from '@anteroom/testkit';
import { callerNamed, expect, test } from '../support/journey.ts';
import { endCall } from '../support/call.ts';
import { fullName, openManager } from '../support/call-manager.ts';
import { getsMuch, keysOf, overServer, watchFrameKeys } from '../support/frame-keys.ts';
import { tapJanus } from '../support/janus-tap.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type Person } from '../support/people.ts';

const secret = 'The secret of a journey, which reads it again.';

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true, environment: { SECRET: secret } });
});
test.afterAll(() => server.close());

test('Who has no key sees and hears nothing, and the media server has nothing of a frame', async ({ browser }) => {
  test.slow();
  const lars = await newWatched();
  const mara = { ...(await newWatched()), name: callerNamed('Mara', 'Sealed') };
  const nils = { ...(await newWatched({ keepsOthers: false })), name: callerNamed('Nils', 'Sealed') };
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  for (const { page, name } of [mara, nils]) await arrive(page, server, 'cardiology', name);
  await join(lars.page, mara.name);
  const manager = await openManager(lars.page);
  await manager.getByRole('button', { name: `Add ${fullName(nils.name)}`, exact: true }).click();
  await expect(manager.getByRole('heading', { name: 'In this call · 3' })).toBeVisible();
  const call = await goesOverServer(mara.name.last);

  await test.step('who has the keys sees', async () => {
    for (const { page } of [lars, mara]) {
      await expect.poll(async () => (await overServer(page)).frames, { timeout: 90_000 }).toBeGreaterThan(20);
    }
  });

  await test.step('who has none gets all of it, and decodes nothing', async () => {
    await getsMuch(nils.page);
    expect((await overServer(nils.page)).frames).toBe(0);
  });

  await test.step('the media server has none of the bytes that a key makes of it', async () => {
    const tap = await tapJanus({ pid: server.pid(), secret, callId: call.id, participantId: call.owner });
    await expect.poll(() => [tap.sound().length, tap.pictures().length].map((many) => many > 20)).toEqual([true, true]);
    const frames = { sound: tap.sound(), picture: tap.pictures() };
    tap.close();
    const [right, wrong] = [createFrameOpener(crypto), createFrameOpener(crypto)];
    for (const key of await keysOf(lars.page)) {
      await right.add(call.owner, key);
      await wrong.add(call.owner, { ...key, bytes: key.bytes.map((byte) => byte ^ 1) });
    }
    for (const kind of ['sound', 'picture'] as const) {
      let opened = 0;
      for (const frame of frames[kind]) {
        expect(await wrong.open({ owner: call.owner, kind }, frame)).toBeNull();
        const plain = await right.open({ owner: call.owner, kind }, frame);
        if (plain === null) continue;
        opened += 1;
        expect(shared(frame, plain)).toBeLessThanOrEqual(kind === 'sound' ? 0 : clearBytes);
      }
      expect(opened).toBeGreaterThan(10);
    }
  });

  call.close();
  await endCall(lars.page);
  await Promise.all([lars, mara, nils].map(({ context }) => context.close()));

  async function newWatched(keys: { readonly keepsOthers?: boolean } = {}): Promise<Person> {
    const person = await newPerson(browser);
    await takeSmallPictures(person.context);
    await watchFrameKeys(person.context, keys);
    return person;
  }
});

/** In the clear at the beginning of a picture (decision 34). */
const clearBytes = 10;
/** So many bytes in a row are the same by chance never. */
const run = 6;

/** The last byte of a plain frame up to which it stands in what was forwarded, counted in runs; 0 where nothing does. */
function shared(frame: Uint8Array, plain: Uint8Array): number {
  const text = Buffer.from(frame).toString('latin1');
  for (let at = plain.length - run; at >= 0; at -= 1) {
    const found = Buffer.from(plain.subarray(at, at + run)).toString('latin1');
    if (text.includes(found)) return at + run;
  }
  return 0;
}

/** One more of the staff, who sends nothing, joins and can't carry a mesh: the call goes over the media server. */
async function goesOverServer(lastName: string) {
  const cookie = await signInStaff(server, emailOf('Amira Haddad'));
  const client = await openPage({ url: server.url, cookie, says: { as: 'staff' }, headers: { origin: server.url } });
  const answer = await ask(`${server.url}/api/me`, { headers: { cookie } });
  const clinicId = me.parse(await answer.json()).clinics.find(({ slug }) => slug === 'cardiology')?.id;
  if (clinicId === undefined) throw new Error('There is no cardiology.');
  const { rows } = valueOf(await client.request(toServer.watchWaitingArea, { clinicId }));
  const row = rows.find((each) => each.lastName === lastName);
  if (row === undefined) throw new Error('She isn’t there.');
  const command: ConsultationCommandRequest = { type: 'join' };
  const { call } = valueOf(await client.request(toServer.commandConsultation, { consultationId: row.id, command }));
  const lars = call?.participants.find(({ name }) => name === 'Lars Holm');
  if (call === null || lars === undefined) throw new Error('There is no call.');
  valueOf(await client.request(toServer.reportStrain, { callId: call.callId, strained: true }));
  return { id: call.callId, owner: lars.participantId, close: () => client.close() };
}
