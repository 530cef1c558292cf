// Two at a time.
import { toServer } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { giveCredentials, isInside } from '../support/accounts.ts';
import { endCall } from '../support/call.ts';
import { fullName, openManager } from '../support/call-manager.ts';
import { addColleague } from '../support/colleagues.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { keepSent, sentBy } from '../support/kept.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, join, newPerson } from '../support/people.ts';
import { choosesFile, openRecording } from '../support/recording.ts';
import { watchWith } from '../support/staff-wire.ts';
import { write } from '../support/write.ts';

const clinic = 'renal';
const host = 'Mei Chen-Recording';
const question = 'May a student listen to us?';

test('A call is recorded with everybody’s consent alone, on the host’s device, and only as long as it lasts', async ({
  browser,
  server,
}) => {
  const [runa, chen] = await Promise.all([newPerson(browser), newPerson(browser)]);
  for (const { context } of [runa, chen]) await takeSmallPictures(context);
  await choosesFile(chen.context);
  await keepSent(chen.context);
  const name = callerNamed('Runa', 'Recorded');
  const colleague = await addColleague(server, clinic, host);
  await giveCredentials(chen.page, server, colleague);
  await isInside(chen.page);
  await chen.page.goto(`${server.url}/clinics/${clinic}/waiting-area`);
  await arrive(runa.page, server, clinic, name);
  await join(chen.page, name);
  await Promise.all([seesFrames(chen.page), seesFrames(runa.page)]);
  const manager = await openManager(chen.page);
  const wire = await watchWith(server, colleague, clinic);
  const { id: consultationId, callId } = await wire.rowOf(name);
  if (callId === null) throw new Error('Runa is in no call.');

  const mark = ({ page }: { readonly page: Page }) => page.locator('.recording-mark');
  const start = manager.getByRole('button', { name: 'Start recording' });
  const card = runa.page.getByRole('region', { name: `${host} asks for your consent` });
  const ask = () => manager.getByRole('button', { name: 'Ask for consent' }).click();
  const dialog = chen.page.getByRole('dialog', { name: 'Ask for consent' });

  await test.step('without everybody’s yes nothing is recorded, whatever a page asks of the server', async () => {
    await expect(start).toBeDisabled();
    await ask();
    await dialog.getByRole('button', { name: 'Ask everybody' }).click();
    await expect(card).toContainText(`May ${host} record this call?`);
    await expect(start).toHaveAccessibleDescription('Not everybody has agreed yet.');
    await card.getByRole('button', { name: 'No', exact: true }).click();
    await expect(manager.getByText(`${fullName(name)}: Doesn’t agree`, { exact: true })).toBeVisible();
    await expect(start).toBeDisabled();
    const forced = await wire.page.request(toServer.recordCall, { callId, on: true });
    expect(forced).toMatchObject({ ok: false, error: { code: 'consent-missing' } });
    await expect(mark(runa)).toHaveCount(0);
  });

  await test.step('with it every screen says that it is recorded, and reads it out', async () => {
    await runa.page.getByRole('button', { name: 'People', exact: true }).click();
    await runa.page.getByRole('button', { name: 'Agree', exact: true }).click();
    await start.click();
    for (const each of [chen, runa]) await expect(mark(each)).toHaveText('Recording');
    await expect(runa.page.getByText(`${host} is recording this call.`)).toHaveCount(1);
    for (let seen = 0; seen < 3; seen += 1) await Promise.all([seesFrames(chen.page), seesFrames(runa.page)]);
  });

  await test.step('taken back, it stops at once, and what there was is the host’s alone: it plays, with picture and sound', async () => {
    await runa.page.getByRole('button', { name: 'Take my consent back' }).click();
    for (const each of [chen, runa]) await expect(mark(each)).toHaveCount(0);
    const saved = chen.page.getByText(/The recording has ended and is saved as recording-[\d-]+\.(webm|mp4)\./);
    await expect(saved).toBeVisible();
    await expect(start).toBeDisabled();
    const file = /recording-[\d-]+\.\w+/.exec(await saved.innerText())?.[0] ?? '';
    const recorded = await openRecording(chen.page, file);
    expect(recorded.size).toBe('1280×720');
    expect(recorded.seconds).toBeGreaterThan(1);
    expect(recorded.soundSeconds).toBeGreaterThan(1);
    expect(recorded.colours).toBeGreaterThan(10);
    expect(recorded.peak).toBeGreaterThan(0.01);
  });

  await test.step('something else is asked in the host’s own words, which go to no server', async () => {
    await ask();
    await dialog.getByLabel('Consent to').selectOption({ label: 'Something else, in my own words' });
    // Firefox takes no typing behind another window.
    await chen.page.bringToFront();
    await write(dialog.getByLabel('Your question'), question);
    await dialog.getByRole('button', { name: 'Ask everybody' }).click();
    await expect(card).toContainText(question);
    await card.getByRole('button', { name: 'Yes, I agree' }).click();
    await expect(card).toBeHidden();
    await expect(manager.getByText(`${fullName(name)}: Agrees`, { exact: true })).toBeVisible();
    const { steps } = valueOf(await wire.page.request(toServer.seeActivity, { consultationId }));
    expect(steps.map(({ kind }) => kind)).toEqual([
      'arrived',
      'seeing-began',
      'consent-asked-recording',
      'consent-no-recording',
      'consent-yes-recording',
      'recording-began',
      'consent-withdrawn-recording',
      'recording-ended',
      'consent-asked-other',
      'consent-yes-other',
    ]);
    const sent = await sentBy(chen.page);
    expect(sent).toContain('call/ask-consent');
    expect(sent).not.toContain(question);
  });

  wire.close();
  await endCall(chen.page);
  await Promise.all([runa, chen].map(({ context }) => context.close()));
});
