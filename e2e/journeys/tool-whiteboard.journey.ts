// Two at a time.
import { randomBytes } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { closesChat, opensChat } from '../support/chat.ts';
import { draws, drawsWith, canvasOf, hasStrokes, isPaintedAt, keeps } from '../support/drawn.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { keptBy } from '../support/kept.ts';
import { meets, opensTools, shared, switches, toolKey } from '../support/tools.ts';
import { write } from '../support/write.ts';

/** A word that is nowhere else in the world. */
const canary = `kanarie${randomBytes(6).toString('hex')}`;

/** An upright phone, a small window, and a phone that lies on its side. */
const smallWindows = [
  { width: 320, height: 640 },
  { width: 800, height: 600 },
  { width: 844, height: 390 },
];

/** Waits until an element has so much of the window, as a share of its area. */
async function hasRoom(
  element: Locator,
  { width, height }: { readonly width: number; readonly height: number },
  share: number,
): Promise<void> {
  const areaNow = async (): Promise<number> => {
    const box = await element.boundingBox();
    return box === null ? 0 : box.width * box.height;
  };
  await expect.poll(areaNow, `room in ${String(width)} × ${String(height)}`).toBeGreaterThan(width * height * share);
}

test('Two people draw and pin notes on one board, who comes later sees it, and nothing is left', async ({
  browser,
  server,
}) => {
  const { caller, host, end } = await meets(browser, server, callerNamed('Wim', 'Whiteboard'));
  const [theirs, own] = [shared(caller.page, 'Whiteboard'), shared(host.page, 'Whiteboard')];

  await test.step('what one draws the other sees at the same place, whatever size the box has', async () => {
    await opensTools(host.page);
    await toolKey(host.page, 'Whiteboard').click();
    await hasStrokes(theirs, 0);
    await draws(own, [0.2, 0.2], [0.6, 0.2]);
    await isPaintedAt(theirs, [0.4, 0.2]);
    await isPaintedAt(theirs, [0.4, 0.5], false);
    await drawsWith(theirs, 'touch', [0.2, 0.6], [0.6, 0.6]);
    await drawsWith(theirs, 'pen', [0.2, 0.8], [0.6, 0.8]);
    await hasStrokes(own, 3);
    await isPaintedAt(own, [0.4, 0.6]);
    await isPaintedAt(own, [0.4, 0.8]);
  });

  await test.step('each takes back their own, the caller’s eraser leaves the host’s, and the host’s takes any', async () => {
    await theirs.getByRole('button', { name: 'Undo' }).click();
    await hasStrokes(own, 2);
    await isPaintedAt(own, [0.4, 0.8], false);
    await theirs.getByRole('button', { name: 'Eraser' }).click();
    await draws(theirs, [0.4, 0.1], [0.4, 0.7]);
    await hasStrokes(own, 1);
    await isPaintedAt(own, [0.4, 0.2]);
  });

  await test.step('a note is written, placed and moved by the keyboard alone', async () => {
    await caller.page.bringToFront();
    await write(theirs.getByRole('textbox', { name: 'Note' }), `Take it ${canary}`);
    await caller.page.keyboard.press('Enter');
    const note = theirs.getByRole('button', { name: `Note: Take it ${canary}` });
    await expect(note).toBeFocused();
    const before = await note.boundingBox();
    await caller.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await note.boundingBox())?.x ?? 0).toBeGreaterThan((before?.x ?? 0) + 5);
    await expect(note).toBeFocused();
    await expect(own.getByText(`Take it ${canary}`)).toBeVisible();
  });

  await test.step('who comes again sees what is there', async () => {
    await caller.page.reload();
    await hasStrokes(theirs, 1);
    await isPaintedAt(theirs, [0.4, 0.2]);
    await expect(theirs.getByText(`Take it ${canary}`)).toBeVisible();
  });

  await test.step('in a small window there is room to draw, and with the chat open to read it, too', async () => {
    const before = caller.page.viewportSize();
    for (const size of smallWindows) {
      await caller.page.setViewportSize(size);
      await hasRoom(canvasOf(theirs), size, 1 / 15);
      await opensChat(caller.page);
      await hasRoom(canvasOf(theirs), size, 1 / 50);
      await closesChat(caller.page);
    }
    if (before !== null) await caller.page.setViewportSize(before);
  });

  await test.step('it is kept as a picture, by whoever wants to', async () => {
    const { name, bytes } = await keeps(theirs);
    expect(name).toBe('whiteboard.png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(2000);
  });

  await test.step('view only: the caller looks on; then a host wipes it all away', async () => {
    await switches(host.page, 'View only for guests');
    await expect(theirs.getByRole('button', { name: 'Pen', exact: true })).toBeHidden();
    await expect(canvasOf(theirs)).toHaveClass(/is-still/);
    await own.getByRole('button', { name: 'Clear' }).click();
    await hasStrokes(theirs, 0);
    await expect(theirs.getByText(canary)).toHaveCount(0);
  });

  await test.step('hidden: the caller sees no board at all, and sees it again afterwards', async () => {
    await switches(host.page, 'Hide from guests');
    await expect(theirs).toBeHidden();
    await draws(own, [0.2, 0.5], [0.6, 0.5]);
    await switches(host.page, 'Hide from guests');
    await hasStrokes(theirs, 1);
  });

  expect(await keptBy(caller.page)).not.toContain(canary);
  expect(await keptBy(host.page)).not.toContain(canary);
  await end();
  expect(server.output()).not.toContain(canary);
});
