// Two at a time.
import { toServer } from '@anteroom/protocol';
import { ask, valueOf } from '@anteroom/testkit';
import type { Page } from '@playwright/test';
import { giveCredentials, isInside } from '../support/accounts.ts';
import { endCall } from '../support/call.ts';
import { addColleague } from '../support/colleagues.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, rowOf, waits } from '../support/people.ts';
import { makeOwnClinic } from '../support/own-clinic.ts';
import { arriveRaw } from '../support/raw-callers.ts';
import { smallPicture } from '../support/small-picture.ts';
import { watchWith } from '../support/staff-wire.ts';
import { write } from '../support/write.ts';

const film = 'https://films.example/breathing';

test('A clinic makes the wait its own: content, music by a press, messages by the minute, an estimate, a survey', async ({
  browser,
  server,
}) => {
  const clinic = await makeOwnClinic(server, 'Quiet clinic');
  const { slug } = clinic;
  const noor = await addColleague(server, slug, 'Noor Haddad');
  const [ingrid, professional, alice] = await Promise.all([1, 2, 3].map(() => newPerson(browser)));
  if (ingrid === undefined || professional === undefined || alice === undefined)
    throw new Error('Nobody has no browser.');
  const name = callerNamed('Alice', 'Andersson');
  const configure = ingrid.page;
  const { page } = alice;

  await test.step('whoever administers the clinic writes, uploads and chooses, and sees it beside', async () => {
    await giveCredentials(configure, server, { email: emailOf('Ingrid Solberg'), password: server.password });
    await isInside(configure);
    await configure.goto(`${server.url}/clinics/${slug}/configure/waiting-experience`);
    const preview = configure.getByRole('complementary', { name: 'As callers see it' });
    const add = configure.getByRole('group', { name: 'Add a piece' });
    await add.getByRole('button', { name: 'Text' }).click();
    await write(configure.getByRole('region', { name: '1. Text' }).getByRole('textbox', { name: 'Text' }), '# Welcome');
    await expect(preview.getByRole('heading', { name: 'Welcome' })).toBeVisible();
    await configure
      .locator('.pieces input[type=file]')
      .setInputFiles({ name: 'garden.png', mimeType: 'image/png', buffer: smallPicture() });
    await expect(configure.getByRole('region', { name: '2. Picture' })).toBeVisible();
    await add.getByRole('button', { name: 'Video link' }).click();
    const video = configure.getByRole('region', { name: '3. Video link' });
    await write(video.getByLabel('Address of the video'), film);
    await write(video.getByRole('textbox', { name: 'Title' }), 'Breathing calmly');
    for (const [at, minutes, text] of [
      [1, '0', 'We see people in turn.'],
      [2, '120', 'It takes much longer today.'],
    ] as const) {
      await configure.getByRole('button', { name: 'Add a message' }).click();
      const message = configure.getByRole('region', { name: `Message ${String(at)}` });
      await write(message.getByLabel('After how many minutes'), minutes);
      await write(message.getByRole('textbox', { name: 'What it says' }), text);
    }
    await configure.getByText('A survey', { exact: true }).click();
    await configure.getByRole('button', { name: 'Save changes' }).click();
    await expect(configure.getByRole('button', { name: 'Save changes' })).toBeHidden();
  });

  const answers: string[] = [];
  await test.step('five others are seen and are through', async () => {
    const wire = await watchWith(server, noor, slug);
    for (let count = 0; count < 5; count += 1) {
      const other = callerNamed('Somebody', 'Else');
      const raw = await arriveRaw(server, slug, other);
      const { id: consultationId } = await wire.rowOf(other);
      for (const type of ['join', 'end'] as const)
        valueOf(await wire.page.request(toServer.commandConsultation, { consultationId, command: { type } }));
      answers.push(raw.cookie);
      raw.close();
    }
    wire.close();
  });

  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) foreign.push(request.url());
  });

  await test.step('Alice reads and looks at it while she waits, and nothing of others is loaded', async () => {
    await takeSmallPictures(alice.context);
    await arrive(page, server, slug, name);
    const content = page.getByRole('region', { name: 'From the clinic' });
    await expect(content.getByRole('heading', { name: 'Welcome' })).toBeVisible();
    const width = () =>
      content.locator('img').evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    await expect.poll(width).toBeGreaterThan(0);
    await content.getByRole('button', { name: /Breathing calmly/ }).click();
    const asked = page.getByRole('dialog');
    await expect(asked).toContainText('films.example');
    const way = asked.getByRole('link', { name: 'Open films.example' });
    await expect(way).toHaveAttribute('href', film);
    await expect(way).toHaveAttribute('target', '_blank');
    await expect(way).toHaveAttribute('rel', 'noopener noreferrer');
    await page.keyboard.press('Escape');
    await expect(asked).toBeHidden();
    expect(foreign.filter((address) => !address.startsWith('blob:') && !address.startsWith('data:'))).toEqual([]);
  });

  await test.step('she is told how long it usually takes, and what is due by the server’s clock, once', async () => {
    await expect(page.locator('.est')).toContainText('less than 5 minutes');
    await saidOnce(page, 'We see people in turn.');
    // Her own clock may say what it likes.
    await page.addInitScript(() => {
      const { now } = Date;
      Date.now = () => now() + 3 * 60 * 60_000;
    });
    await page.reload();
    await waits(page);
    await saidOnce(page, 'We see people in turn.');
    await expect(page.getByText('It takes much longer today.')).toHaveCount(0);
  });

  await test.step('music begins by a press, and not by itself after a reload', async () => {
    await expect(page.getByText('The music plays.')).toHaveCount(0);
    await page.getByText('Quiet piano', { exact: true }).click();
    await expect(page.getByText('The music plays.')).toHaveCount(1);
    await page.reload();
    await waits(page);
    const play = page.getByRole('button', { name: 'Play Quiet piano' });
    await expect(play).toBeVisible();
    await expect(page.getByText('The music plays.')).toHaveCount(0);
    await play.click();
    await expect(page.getByText('The music plays.')).toHaveCount(1);
  });

  const staff = professional.page;
  await test.step('she writes, and learns that it was read', async () => {
    await giveCredentials(staff, server, noor);
    await isInside(staff);
    await staff.goto(`${server.url}/clinics/${slug}/waiting-area`);
    await write(page.getByLabel('Write to the clinic'), 'I have my list here.');
    await page.getByRole('button', { name: 'Send' }).click();
    await rowOf(staff, name)
      .getByRole('button', { name: /^New messages from/ })
      .click();
    await expect(staff.getByText('I have my list here.')).toBeVisible();
    await expect(page.locator('.thread .me')).toContainText('Read');
  });

  await test.step('she is seen, and answers the survey once', async () => {
    await join(staff, name);
    await Promise.all([seesFrames(staff), seesFrames(page)]);
    await endCall(staff);
    await expect(page).toHaveURL(/\/thanks$/);
    await page.getByRole('radio', { name: /Good$/ }).check();
    await write(page.getByLabel('What should we know? (optional)'), 'Calm and kind.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('heading', { name: 'Thank you for your answer' })).toBeVisible();
    await page.goto(`${server.url}/c/${slug}/thanks`);
    await expect(page.getByText('How was your visit?')).toHaveCount(0);
  });

  await test.step('five answers together show, and nobody’s name', async () => {
    await configure.goto(`${server.url}/clinics/${slug}/survey`);
    await expect(configure.getByText('Not enough answers yet')).toBeVisible();
    for (const [at, cookie] of answers.entries()) {
      const body = new URLSearchParams({ score: String(1 + (at % 5)), sentence: at === 0 ? 'The sound was bad.' : '' });
      const headers = { cookie, origin: server.url };
      await ask(`${server.url}/c/${slug}/survey`, { method: 'POST', headers, body, redirect: 'manual' });
    }
    await configure.reload();
    await expect(configure.getByText('of 5 on average')).toBeVisible();
    await expect(configure.getByText('Calm and kind.')).toBeVisible();
    await expect(configure.getByText(name.last)).toHaveCount(0);
  });

  await clinic.close();
  await Promise.all([ingrid, professional, alice].map(({ context }) => context.close()));
});

async function saidOnce(page: Page, text: string): Promise<void> {
  await expect(page.locator('.thread').getByText(text)).toHaveCount(1);
}
