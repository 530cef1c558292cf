// Two at a time.
import type { Locator, Page } from '@playwright/test';
import { draws, hasStrokes } from '../support/drawn.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { smallPicture } from '../support/small-picture.ts';
import { meets, opensTools, shared, toolKey, toolsOf } from '../support/tools.ts';

const script =
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><image href="https://evil.example/x"/></svg>';

test('A PDF is shown in step and drawn on, a picture too, and hostile files harm nobody', async ({
  browser,
  server,
}) => {
  const { caller, host, end } = await meets(browser, server, callerNamed('Pia', 'Pages'));
  const ran: string[] = [];
  for (const { page } of [caller, host]) {
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url().includes('evil')) ran.push(request.url());
    });
  }
  const [theirs, own] = [shared(caller.page, 'File of Mei Chen'), shared(host.page, 'Your file')];
  await opensTools(host.page);

  await test.step('whoever shows a PDF turns the pages for both', async () => {
    await shares(host.page, 'leaflet.pdf', samplePdf(3));
    await expect(theirs).toContainText('Page 1 of 3');
    const first = await inkOf(theirs);
    expect(first).toBeGreaterThan(100);
    await expect(theirs.getByRole('button', { name: 'Next page' })).toHaveCount(0);
    await own.getByRole('button', { name: 'Next page' }).click();
    await expect(theirs).toContainText('Page 2 of 3');
    await expect(theirs.locator('.shared-image')).toHaveAttribute('data-page', '2');
    expect(await inkOf(theirs)).not.toBe(first);
  });

  await test.step('one draws on it', async () => {
    await theirs.getByRole('button', { name: 'Draw on it' }).click();
    await draws(theirs, [0.2, 0.5], [0.8, 0.5]);
    await hasStrokes(own, 1);
  });

  await test.step('who comes again sees the page that is shown', async () => {
    await caller.page.reload();
    await expect(theirs.locator('.shared-image')).toHaveAttribute('data-page', '2');
    await own.getByRole('button', { name: /^Stop/ }).click();
    await expect(theirs).toBeHidden();
  });

  await test.step('a picture is drawn for both', async () => {
    await shares(host.page, 'knee.png', smallPicture());
    await expect(theirs.locator('.shared-image')).toHaveAttribute('data-page', '1');
    await own.getByRole('button', { name: /^Stop/ }).click();
    await expect(theirs).toBeHidden();
  });

  await test.step('an SVG, a page, a broken and an endless PDF are declined in words', async () => {
    for (const [name, bytes, words] of [
      ['script.svg', Buffer.from(script), 'Only pictures (PNG, JPEG, WebP, GIF) and PDF files can be shown.'],
      [
        'picture.png',
        Buffer.from(`<html>${script}`),
        'Only pictures (PNG, JPEG, WebP, GIF) and PDF files can be shown.',
      ],
      ['broken.pdf', Buffer.from('%PDF-1.7 and nothing'), 'This file can’t be read.'],
      ['long.pdf', samplePdf(301), 'This file is too large to be shown'],
    ] as const) {
      await shares(host.page, name, bytes);
      const notice = host.page.getByRole('region', { name: 'Notices' });
      await expect(notice).toContainText(words);
      await notice.getByRole('button', { name: 'Dismiss' }).first().click();
      await expect(own).toBeHidden();
    }
  });

  expect(ran).toEqual([]);
  await expect(toolsOf(host.page)).toBeVisible();
  await end();
});

async function shares(page: Page, name: string, buffer: Buffer): Promise<void> {
  const coming = page.waitForEvent('filechooser');
  await toolKey(page, 'Image or PDF').click();
  await (await coming).setFiles({ name, buffer, mimeType: 'application/octet-stream' });
}

/** How many points of a shown page are dark. */
function inkOf(shown: Locator): Promise<number> {
  return shown.locator('.shared-image').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return -1;
    const { data = new Uint8ClampedArray() } =
      canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    return data.filter((value, index) => index % 4 === 0 && value < 100).length;
  });
}
