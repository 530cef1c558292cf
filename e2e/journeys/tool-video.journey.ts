// Two at a time.
import type { Locator, Page } from '@playwright/test';
import { callerNamed, expect, test } from '../support/journey.ts';
import { meets, opensTools, shared, toolKey } from '../support/tools.ts';

test('A film is shown in step: it plays, pauses and moves for both as its owner likes', async ({ browser, server }) => {
  const { caller, host, end } = await meets(browser, server, callerNamed('Vic', 'Video'));
  const [theirs, own] = [shared(caller.page, 'Video of Mei Chen'), shared(host.page, 'Your video')];
  const film = await filmed(host.page);
  await opensTools(host.page);

  await test.step('what is no film is declined in words', async () => {
    await shares(
      host.page,
      'film.mp4',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    );
    await expect(host.page.getByRole('region', { name: 'Notices' })).toContainText(
      'This browser can’t play this video.',
    );
  });

  await test.step('it reaches the other, and stands at its beginning', async () => {
    await shares(host.page, 'exercise.webm', film);
    await expect(theirs).toContainText('Mei Chen plays and pauses it.');
    await expect(theirs.getByRole('button', { name: 'Play' })).toHaveCount(0);
    await expect.poll(() => stateOf(theirs)).toMatchObject({ isPaused: true, isLoaded: true });
  });

  await test.step('it plays for both, and pauses at the same place', async () => {
    await own.getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await stateOf(theirs)).second).toBeGreaterThan(0.3);
    await own.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => stateOf(theirs)).toMatchObject({ isPaused: true });
    const at = (await stateOf(own)).second;
    await expect.poll(async () => Math.abs((await stateOf(theirs)).second - at)).toBeLessThan(0.8);
  });

  await test.step('who comes again is where the others are', async () => {
    await caller.page.reload();
    const at = (await stateOf(own)).second;
    await expect.poll(async () => Math.abs((await stateOf(theirs)).second - at)).toBeLessThan(0.8);
  });

  await end();
});

async function shares(page: Page, name: string, buffer: Buffer): Promise<void> {
  const coming = page.waitForEvent('filechooser');
  await toolKey(page, 'Video in step').click();
  await (await coming).setFiles({ name, buffer, mimeType: 'video/webm' });
}

function stateOf(shown: Locator): Promise<{ second: number; isPaused: boolean; isLoaded: boolean }> {
  return shown.locator('video').evaluate((video) => {
    if (!(video instanceof HTMLVideoElement)) return { second: -1, isPaused: true, isLoaded: false };
    return { second: video.currentTime, isPaused: video.paused, isLoaded: video.readyState > 0 };
  });
}

/** A film of two seconds, made by the browser. */
async function filmed(page: Page): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 90;
    const ground = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    let frames = 0;
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        frames += 1;
        if (ground !== null) {
          ground.fillStyle = `hsl(${String(frames * 12)} 80% 50%)`;
          ground.fillRect(0, 0, 160, 90);
        }
        if (frames < 20) return;
        clearInterval(timer);
        resolve();
      }, 100);
    });
    recorder.stop();
    await ended;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return [...bytes].map((byte) => String.fromCharCode(byte)).join('');
  });
  return Buffer.from(text, 'latin1');
}
