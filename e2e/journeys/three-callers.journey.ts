import { codeIn, newMessageId, openPage, RefusedPage, valueOf, type PageClient } from '@anteroom/testkit';
import { toServer, type Row } from '@anteroom/protocol';
import { createHash } from 'node:crypto';
import { callerNamed, expect, test } from '../support/journey.ts';
import { tokenOf } from '../support/main-job.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type CallerName, type Person } from '../support/people.ts';
import { keepReceived, receivedBy, refuseWebSockets } from '../support/received.ts';
import { endCall } from '../support/call.ts';
import { watchAs, type StaffWire } from '../support/staff-wire.ts';
import { write } from '../support/write.ts';

interface Caller extends Person {
  readonly name: CallerName;
  readonly token: { readonly name: string; readonly value: string };
}

/** What belongs to media alone: session descriptions, candidates, addresses and secrets of relays. */
const media = /a=fingerprint|m=video|ice-ufrag|candidate:|"credential"|stun:|turn:|"iceServers"/;

test('Three callers wait at once, and nothing of one ever comes to another', async ({ browser, server }) => {
  const staff = await watchAs(server, 'Jonas Berg', 'renal');
  const chen = await newPerson(browser);
  await takeSmallPictures(chen.context);
  const callers: Caller[] = [];
  for (const [index, first] of ['Ester', 'Farid', 'Greta'].entries()) {
    const person = await newPerson(browser);
    const name = { ...callerNamed(first, `Secret${first}`), phone: `070 555 010${String(index)}` };
    await takeSmallPictures(person.context);
    await keepReceived(person.context);
    // One of them sits behind a proxy that lets no WebSocket through.
    if (index === 2) await refuseWebSockets(person.context);
    await arrive(person.page, server, 'renal', name);
    callers.push({ ...person, name, token: await tokenOf(person.context) });
  }
  const [ester, farid, greta] = callers;
  if (ester === undefined || farid === undefined || greta === undefined) throw new Error('Three callers came.');
  const waitingFor = [farid, greta];

  await test.step('everybody writes, one is answered and seen', async () => {
    for (const { page, name } of callers) {
      await write(page.getByLabel('Write to the clinic'), `I am the one called ${name.first}.`);
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.getByText('Sending')).toHaveCount(0);
    }
    const consultationId = (await staff.rowOf(ester.name)).id;
    const text = `We have read it, ${ester.name.first}.`;
    valueOf(await staff.page.request(toServer.sendMessage, { consultationId, id: newMessageId(), text }));
    await expect(ester.page.getByText(text)).toBeVisible();
    await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
    await join(chen.page, ester.name);
    await Promise.all([seesFrames(ester.page), seesFrames(chen.page)]);
  });

  const rows = await Promise.all(callers.map(({ name }) => staff.rowOf(name)));
  const [seen, ...waiting] = rows;
  if (seen?.callId == null) throw new Error('Ester is in a call.');

  await test.step('a waiting page asks for what isn’t its own, and is refused', async () => {
    for (const [index, { token }] of waitingFor.entries()) {
      const transports = index === 0 ? (['websocket'] as const) : (['polling'] as const);
      const raw = await openPage({
        url: server.url,
        cookie: `${token.name}=${token.value}`,
        says: { as: 'caller', clinic: 'renal' },
        transports,
      });
      await asksInVain(raw, seen, waiting[index], staff);
      expectNothingOf(raw.bytes(), callers, rows, index + 1);
      expect(raw.bytes()).not.toMatch(media);
      raw.close();
    }
  });

  await test.step('a caller is no staff', async () => {
    const { token } = farid;
    const opening = openPage({ url: server.url, cookie: `${token.name}=${token.value}`, says: { as: 'staff' } });
    await expect(opening).rejects.toBeInstanceOf(RefusedPage);
  });

  await test.step('the bytes that came', async () => {
    for (const [index, { page, name }] of callers.entries()) {
      const bytes = await receivedBy(page);
      // What is kept is really what came: their own stay is in it, and for the one who is seen the call.
      expect(bytes).toContain(rows[index]?.id);
      expect(bytes).toContain(`the one called ${name.first}`);
      if (index === 0) expect(bytes).toMatch(media);
      else expect(bytes).not.toMatch(media);
      expectNothingOf(bytes, callers, rows, index);
    }
  });

  await endCall(chen.page);
  await expect(ester.page).toHaveURL(/\/thanks$/);
  staff.close();
  await Promise.all([chen, ...callers].map(({ context }) => context.close()));
});

/** Asks for another's call, media, words and list, and for a way in: each answer is a coded refusal. */
async function asksInVain(raw: PageClient, seen: Row, own: Row | undefined, staff: StaffWire): Promise<void> {
  const { callId } = seen;
  if (callId === null || own === undefined) throw new Error('There is no call to ask for.');
  const call = await staff.page.request(toServer.enterCall, { callId });
  expect(codeIn(call)).not.toBe('ok');
  const description = { type: 'offer', sdp: 'v=0\r\n' } as const;
  const someone = own.id;
  const asked: readonly (readonly [string, object])[] = [
    [toServer.enterCall.event, { callId }],
    [toServer.signal.event, { callId, to: someone, signal: { generation: 'g', description } }],
    [toServer.announceMedia.event, { callId, microphone: true, camera: true }],
    [toServer.leaveCall.event, { callId }],
    [toServer.endCall.event, { callId }],
    [toServer.listMessages.event, { consultationId: seen.id }],
    [toServer.sendMessage.event, { consultationId: seen.id, id: 'm'.repeat(22), text: 'Hello' }],
    [toServer.commandConsultation.event, { consultationId: own.id, command: { type: 'join' } }],
    [toServer.commandConsultation.event, { consultationId: own.id, command: { type: 'add', callId } }],
    [toServer.commandConsultation.event, { consultationId: seen.id, command: { type: 'remove' } }],
  ];
  for (const [event, body] of asked) {
    const answer = await raw.sendRaw(event, body);
    expect(answer, event).toMatchObject({ ok: false, error: { code: expect.any(String) } });
  }
  const after = await staff.page.request(toServer.listMessages, { consultationId: seen.id });
  expect(after).toMatchObject({ ok: true, value: { messages: [{ from: 'caller' }, { from: 'staff' }] } });
}

/** Whether none of the others is in these bytes: no name, number, id, word or token, sealed or not. */
function expectNothingOf(bytes: string, callers: readonly Caller[], rows: readonly Row[], self: number): void {
  for (const [index, { name, token }] of callers.entries()) {
    const row = rows[index];
    if (index === self || row === undefined) continue;
    const hidden = [
      name.first,
      name.last,
      name.phone ?? '',
      row.id,
      ...(row.callId === null ? [] : [row.callId]),
      token.value,
      createHash('sha256').update(token.value).digest('hex'),
      createHash('sha256').update(token.value).digest('base64url'),
    ];
    expect(hidden.filter((one) => bytes.includes(one))).toEqual([]);
  }
}
