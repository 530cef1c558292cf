// Two at a time.
import { toServer } from '@anteroom/protocol';
import { openPage, signInStaff, valueOf } from '@anteroom/testkit';
import { callerNamed, expect, test } from '../support/journey.ts';
import { endCall } from '../support/call.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { emailOf, newPerson, openDashboard, rowOf } from '../support/people.ts';
import { arriveRaw } from '../support/raw-callers.ts';
import { watchAs } from '../support/staff-wire.ts';

/** In browsers; on the socket level hard case 16 does it a thousand times (`apps/server/src/hard-cases/16-join-at-once.test.ts`). */
const times = 10;

test('Two professionals press Join for the same caller at once, ten times', async ({ browser, server }) => {
  const wire = await watchAs(server, 'Mei Chen', 'renal');
  const chen = await newPerson(browser);
  const berg = await newPerson(browser);
  for (const { context } of [chen, berg]) await takeSmallPictures(context);
  await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
  await openDashboard(berg.page, server, 'renal', emailOf('Jonas Berg'));
  for (let time = 0; time < times; time += 1) {
    const name = callerNamed('Alva', 'Race');
    const alva = await arriveRaw(server, 'renal', name);
    const buttons = [chen, berg].map(({ page }) => rowOf(page, name).getByRole('button', { name: /^Join/ }));
    for (const button of buttons) await expect(button).toBeEnabled();
    await Promise.all(buttons.map((button) => button.click()));
    for (const { page } of [chen, berg]) await expect(page).toHaveURL(/\/call\//);
    await Promise.all([chen, berg].map(({ page }) => seesFrames(page)));
    const row = await wire.rowOf(name);
    expect(row.providers.map((provider) => provider.name).sort()).toEqual(['Jonas Berg', 'Mei Chen']);
    const { steps } = valueOf(await wire.page.request(toServer.seeActivity, { consultationId: row.id }));
    expect(steps.map(({ kind }) => kind)).toEqual(['arrived', 'seeing-began', 'provider-joined']);
    await endCall(chen.page);
    await expect(berg.page).toHaveURL(/\/waiting-area$/);
    alva.close();
  }
  wire.close();
  await Promise.all([chen, berg].map(({ context }) => context.close()));
});

test('Two press Join at once on the wire, twenty times over a built server', async ({ server }) => {
  const cookies = await Promise.all(['Mei Chen', 'Jonas Berg'].map((who) => signInStaff(server, emailOf(who))));
  for (let time = 0; time < 20; time += 1) {
    const alva = await arriveRaw(server, 'renal', callerNamed('Alva', 'Wire'));
    const { id: consultationId } = valueOf(await alva.page.request(toServer.enterStay, {}));
    const open = (cookie: string) => openPage({ url: server.url, cookie, says: { as: 'staff' } });
    const [chen, berg] = await Promise.all([open(cookies[0] ?? ''), open(cookies[1] ?? '')]);
    const joining = { consultationId, command: { type: 'join' } } as const;
    const [one, other] = await Promise.all([
      chen.request(toServer.commandConsultation, joining),
      berg.request(toServer.commandConsultation, joining),
    ]);
    const callId = valueOf(one).call?.callId;
    if (callId === undefined) throw new Error('Nobody is in a call.');
    expect(valueOf(other).call?.callId).toBe(callId);
    const { steps } = valueOf(await chen.request(toServer.seeActivity, { consultationId }));
    expect(steps.map(({ kind }) => kind)).toEqual(['arrived', 'seeing-began', 'provider-joined']);
    valueOf(await chen.request(toServer.endCall, { callId }));
    for (const each of [chen, berg, alva]) each.close();
  }
});
