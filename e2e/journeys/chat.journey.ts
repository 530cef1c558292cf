// Two at a time.
import { toServer } from '@anteroom/protocol';
import { randomBytes } from 'node:crypto';
import { endCall } from '../support/call.ts';
import { chatKey, chatOf, linesWith, opensChat, saves, says, sendsFile, writesTo } from '../support/chat.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { getsFocus } from '../support/keys.ts';
import { filesWith, keepSent, keptBy, sentBy } from '../support/kept.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, rowOf, type Person } from '../support/people.ts';
import { smallPicture } from '../support/small-picture.ts';

/** A word that is nowhere else in the world. */
const canary = `kanarievogel${randomBytes(6).toString('hex')}`;
const script = '<img src=x onerror=alert(1)>';

test('Three people write to all and to one, send files, and nothing of it is left after the call', async ({
  browser,
  server,
}) => {
  const name = callerNamed('Amina<script>', 'Warsame');
  const [amina, chen, berg] = [await newPerson(browser), await newPerson(browser), await newPerson(browser)];
  const people: readonly Person[] = [amina, chen, berg];
  const ran: string[] = [];
  for (const { page, context } of people) {
    await takeSmallPictures(context);
    await keepSent(context);
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
  }
  await Promise.all([
    openDashboard(chen.page, server, 'renal', emailOf('Mei Chen')),
    openDashboard(berg.page, server, 'renal', emailOf('Jonas Berg')),
  ]);
  await arrive(amina.page, server, 'renal', name);
  await join(chen.page, name);
  await expect(rowOf(berg.page, name)).toContainText('Being seen');
  await join(berg.page, name);
  await Promise.all(people.map(({ page }) => seesFrames(page, 2)));

  await test.step('to everybody: it is counted where the chat is closed, and says whose it is', async () => {
    await opensChat(amina.page);
    await expect(chatOf(amina.page).getByText('No messages yet.')).toBeVisible();
    await says(amina.page, `Good morning ${canary}`);
    await says(amina.page, `I have ${script} pain`);
    await expect(chatOf(amina.page).getByText('Arrived')).toHaveCount(1);
    for (const { page } of [chen, berg]) {
      await expect(chatKey(page)).toHaveAccessibleName(/2 unread messages/);
      await opensChat(page);
      await expect(chatKey(page)).toHaveAccessibleName('Chat');
      await expect(linesWith(page, canary)).toContainText(`${name.first} ${name.last}`);
      await expect(linesWith(page, script)).toHaveCount(1);
    }
  });

  await test.step('in a small window there is room to read it', async () => {
    const before = amina.page.viewportSize();
    for (const size of [
      { width: 320, height: 640 },
      { width: 800, height: 600 },
    ]) {
      await amina.page.setViewportSize(size);
      // A message of two lines; with its time, too, unless what is said of the line takes a row of its own.
      await expect
        .poll(() =>
          chatOf(amina.page)
            .getByRole('log')
            .evaluate((log) => log.clientHeight),
        )
        .toBeGreaterThan(70);
    }
    if (before !== null) await amina.page.setViewportSize(before);
  });

  await test.step('to one: marked on both sides, and the third person never gets it', async () => {
    await writesTo(chen.page, 'Jonas Berg');
    await expect(chatOf(chen.page).getByText('sees what you send now')).toBeVisible();
    await says(chen.page, `Between us ${canary}`);
    await expect(linesWith(chen.page, 'Between us')).toContainText('Only to Jonas Berg');
    await expect(linesWith(berg.page, 'Between us')).toContainText('Only to you');
    await writesTo(chen.page, 'Everyone');
    await says(chen.page, 'To you all');
    // What is said to one arrives in order, so this came after it.
    await expect(linesWith(amina.page, 'To you all')).toHaveCount(1);
    await expect(linesWith(amina.page, 'Between us')).toHaveCount(0);
  });

  await test.step('a file comes byte for byte, a picture is seen small, script in a file’s name is text', async () => {
    const bytes = randomBytes(300_000);
    await sendsFile(amina.page, `${script}.html`, bytes, 'text/html');
    await sendsFile(amina.page, `rash ${canary}.pdf`, smallPicture(), 'application/pdf');
    const clean = '_img src=x onerror=alert(1)_.html';
    expect(await saves(berg.page, clean)).toEqual({ name: clean, bytes });
    for (const { page } of [chen, berg]) {
      const picture = linesWith(page, 'rash').getByRole('img');
      await expect
        .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
        .toBe(64);
    }
  });

  await test.step('connections are refreshed in the middle of a file, and nothing is lost or comes twice', async () => {
    const bytes = randomBytes(3_000_000);
    await sendsFile(chen.page, 'scan.bin', bytes, 'application/octet-stream');
    await expect(linesWith(amina.page, 'scan.bin')).toHaveCount(1);
    await amina.page.getByRole('button', { name: 'Devices', exact: true }).click();
    await amina.page.getByRole('button', { name: 'Refresh connections' }).click();
    for (const word of ['one', 'two', 'three']) await says(chen.page, `Counting ${word}`);
    for (const { page } of [amina, berg]) {
      await expect(linesWith(page, 'Counting')).toHaveText([/one/, /two/, /three/]);
      expect((await saves(page, 'scan.bin')).bytes.equals(bytes)).toBe(true);
    }
  });

  await test.step('with the keyboard: Shift and Enter begin a line, Escape closes the chat', async () => {
    await amina.page.bringToFront();
    const field = chatOf(amina.page).getByRole('textbox', { name: 'Message' });
    await field.press('a');
    await field.press('Shift+Enter');
    await field.press('b');
    await expect(field).toHaveValue('a\nb');
    await field.press('Escape');
    await expect(chatOf(amina.page)).toBeHidden();
    await getsFocus(chatKey(amina.page));
  });

  await test.step('nothing of it ever went to the server', async () => {
    for (const { page } of people) {
      const sent = await sentBy(page);
      expect(sent).toContain(toServer.signal.event);
      expect(sent).not.toContain(canary);
    }
    expect(server.output()).not.toContain(canary);
    // The server keeps words that it knows in these files.
    expect(await filesWith(server.folder, 'renal')).not.toEqual([]);
    expect(await filesWith(server.folder, canary)).toEqual([]);
  });

  await endCall(chen.page);
  await expect(amina.page).toHaveURL(/\/thanks$/);
  await expect(berg.page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
  await test.step('after the call no browser keeps anything of it, and none of the script has run', async () => {
    for (const { page } of people) expect(await keptBy(page)).not.toContain(canary);
    expect(ran).toEqual([]);
  });
  await Promise.all(people.map(({ context }) => context.close()));
});
