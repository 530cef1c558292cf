import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { endCall } from './call.ts';
import { seesFrames, takeSmallPictures } from './media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type CallerName, type Person } from './people.ts';

declare global {
  interface Window {
    /** The pictures of screens that the page was given. */
    screens?: MediaStreamTrack[];
    /** Those that want to know when one ends: Firefox hands an `ended` that isn't its own to nobody. */
    whenScreenEnds?: Set<(event: Event) => void>;
  }
}

/** Takes small pictures of screens, and keeps them for the browser's own *Stop sharing*. Call it before a page is opened. */
export async function takeSmallScreens(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    window.screens = tracks;
    const whenEnds = new Set<(event: Event) => void>();
    window.whenScreenEnds = whenEnds;
    const { mediaDevices } = navigator;
    const original = mediaDevices.getDisplayMedia.bind(mediaDevices);
    // Firefox has no screen that it shows without a person's choice: there it is a picture that changes.
    const canShow = !navigator.userAgent.includes('Firefox');
    const drawnScreen = (): MediaStream => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [320, 180];
      const pen = canvas.getContext('2d');
      let hue = 0;
      setInterval(() => {
        if (pen === null) return;
        pen.fillStyle = `hsl(${String((hue += 20))}deg 60% 50%)`;
        pen.fillRect(0, 0, canvas.width, canvas.height);
      }, 200);
      const stream = canvas.captureStream(5);
      for (const track of stream.getVideoTracks()) {
        const listen = track.addEventListener.bind(track);
        track.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
          if (type !== 'ended') return listen(type, listener);
          whenEnds.add((event) =>
            typeof listener === 'function' ? listener.call(track, event) : listener.handleEvent(event),
          );
        };
      }
      return stream;
    };
    mediaDevices.getDisplayMedia = async () => {
      const stream = canShow ? await original({ video: { width: 320, height: 180, frameRate: 5 } }) : drawnScreen();
      tracks.push(...stream.getVideoTracks());
      return stream;
    };
  });
}

/** What the browser does when somebody presses its own *Stop sharing*. */
export async function stopsInBrowser(page: Page): Promise<void> {
  await page.evaluate(() => {
    const track = window.screens?.at(-1);
    track?.stop();
    const event = new Event('ended');
    track?.dispatchEvent(event);
    for (const tell of window.whenScreenEnds ?? []) tell(event);
  });
}

/** Two people in a call: a caller, and a host. */
export interface Meeting {
  readonly caller: Person;
  readonly host: Person;
  /** The host ends the call, and both go. */
  end(): Promise<void>;
}

/** A caller of the renal clinic's, and Mei Chen with them. */
export async function meets(browser: Browser, server: TestServer, name: CallerName): Promise<Meeting> {
  const [caller, host] = [await newPerson(browser), await newPerson(browser)];
  for (const { context } of [caller, host]) {
    await takeSmallPictures(context);
    await takeSmallScreens(context);
  }
  await Promise.all([
    openDashboard(host.page, server, 'renal', emailOf('Mei Chen')),
    arrive(caller.page, server, 'renal', name),
  ]);
  await join(host.page, name);
  await Promise.all([seesFrames(caller.page), seesFrames(host.page)]);
  return {
    caller,
    host,
    async end() {
      await endCall(host.page);
      await Promise.all([caller.context.close(), host.context.close()]);
    },
  };
}

/** The drawer *Apps & tools*. */
export function toolsOf(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Apps & tools' });
}

/** Opens the drawer where it isn't open. */
export async function opensTools(page: Page): Promise<Locator> {
  const drawer = toolsOf(page);
  // Firefox lists cameras and asks for screens and files in front alone.
  await page.bringToFront();
  if (await drawer.isHidden()) await page.getByRole('button', { name: 'Apps & tools', exact: true }).click();
  await expect(drawer).toBeVisible();
  return drawer;
}

/** The key that starts a tool. */
export function toolKey(page: Page, name: string): Locator {
  return toolsOf(page).getByRole('button', { name: new RegExp(`^${name}`) });
}

/** What is shared, on the stage. */
export function shared(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** Waits until frames of a shared picture are painted and go on. */
export async function paintsShared(page: Page, title: string): Promise<void> {
  const video = shared(page, title).locator('video');
  const time = (): Promise<number> =>
    video.evaluate((element) =>
      element instanceof HTMLVideoElement && element.videoWidth > 0 ? element.currentTime : 0,
    );
  await expect.poll(time).toBeGreaterThan(0);
  const before = await time();
  await expect.poll(time).toBeGreaterThan(before);
}

/** Switches one of the hosts' switches in the drawer. */
export async function switches(page: Page, name: string): Promise<void> {
  await toolsOf(page).getByText(name, { exact: true }).click();
}
