import { expect, type Browser, type Page } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { takeSmallPictures } from './media-probe.ts';
import { arrive, newPerson, rowOf, type CallerName, type Person } from './people.ts';

/** Somebody in a call of many, by the name that the others read. */
export interface Member extends Person {
  readonly name: string;
}

/** The pictures of a call of many; browsers send one of this size in one layer or two. */
export const groupPictures = { width: 320, height: 180 };

/** Windows that cost a machine without a graphics card a part of what usual ones do: of staff, with a call of eight beside their menu, and of others. */
const staffWindow = { width: 960, height: 600 };
const guestWindow = { width: 480, height: 480 };

/** Somebody with a browser of their own, and a small camera. */
export async function newMember(browser: Browser, name: string, of: 'staff' | 'guest' = 'staff'): Promise<Member> {
  const person = await newPerson(browser, { viewport: of === 'staff' ? staffWindow : guestWindow });
  await takeSmallPictures(person.context, groupPictures);
  return { ...person, name };
}

/** What has come of somebody so far: frames that were decoded, and samples of sound that were opened and played. */
export interface Arrived {
  readonly frames: number;
  readonly sound: number;
}

/** What has come so far of everybody whose picture a page shows, by the name at their tile; whichever way it comes. */
export function arrivedAt(page: Page): Promise<Record<string, Arrived>> {
  return page.evaluate(async () => {
    const sumOf = async (tracks: readonly MediaStreamTrack[]): Promise<number> => {
      const each = await Promise.all(tracks.map(async (track) => (await window.probe?.arrivedBy(track)) ?? 0));
      return each.reduce((sum, one) => sum + one, 0);
    };
    const tiles = [...document.querySelectorAll('.tile:not(.self)')].map(async (tile) => {
      const stream = tile.querySelector('video')?.srcObject;
      const tracks = stream instanceof MediaStream ? stream : new MediaStream();
      const [frames, sound] = await Promise.all([sumOf(tracks.getVideoTracks()), sumOf(tracks.getAudioTracks())]);
      return [tile.getAttribute('aria-label') ?? '', { frames, sound }] as const;
    });
    return Object.fromEntries(await Promise.all(tiles));
  });
}

/** Waits until pictures and sound of each of these people come to a page and go on. */
export async function seesAndHears(page: Page, names: readonly string[]): Promise<void> {
  const earlier = await arrivedAt(page);
  const missing = async (): Promise<readonly string[]> => {
    const now = await arrivedAt(page);
    return names.flatMap((name) => {
      const before = earlier[name] ?? { frames: 0, sound: 0 };
      const { frames, sound } = now[name] ?? { frames: 0, sound: 0 };
      // Another line counts from the beginning: what came is new then too.
      const isSeen = frames > before.frames + 2 || (frames < before.frames && frames > 2);
      const isHeard = sound > before.sound || (sound < before.sound && sound > 0);
      return [...(isSeen ? [] : [`the picture of ${name}`]), ...(isHeard ? [] : [`the sound of ${name}`])];
    });
  };
  await expect.poll(missing, { message: 'what doesn’t come', intervals: [2_000], timeout: 90_000 }).toEqual([]);
}

/** Waits until each of these people sees and hears all the others. */
export async function allSeeAndHear(members: readonly Member[]): Promise<void> {
  const othersOf = (member: Member) => members.filter((other) => other !== member).map(({ name }) => name);
  await Promise.all(members.map((member) => seesAndHears(member.page, othersOf(member))));
}

/** Waits until all pictures of a page come over one connection: the one with the media server. */
export async function comesByOneConnection(page: Page): Promise<void> {
  let before: Record<string, number> = {};
  const going = async (): Promise<number> => {
    const now = (await page.evaluate(() => window.probe?.frames())) ?? {};
    const count = Object.entries(now).filter(([id, frames]) => frames > (before[id] ?? frames)).length;
    before = now;
    return count;
  };
  await expect.poll(going, { message: 'connections that pictures come by', intervals: [1_000] }).toBe(1);
}

/** Somebody with a name as callers have it. */
export interface CallingMember extends Person {
  readonly caller: CallerName;
}

/** Callers with browsers of their own and small cameras, who wait in a clinic. */
export async function callersWait(
  browser: Browser,
  server: Pick<TestServer, 'url'>,
  clinic: string,
  callers: readonly CallerName[],
): Promise<readonly CallingMember[]> {
  const people = [];
  for (const caller of callers) people.push({ ...(await newMember(browser, caller.first, 'guest')), caller });
  await Promise.all(people.map(({ page, caller }) => arrive(page, server, clinic, caller)));
  return people;
}

/** Ticks callers in the list of those who wait, and begins a group call with them. */
export async function gathers(page: Page, callers: readonly CallerName[]): Promise<void> {
  for (const caller of callers) await rowOf(page, caller).getByRole('checkbox').check();
  await page.getByRole('button', { name: `Group call · ${String(callers.length)}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Begin group call' }).click();
  await expect(page.locator('.call')).toBeVisible();
}

/** Waits until the callers of a call see and hear each other, by first names, and its host, who reads whole ones. */
export async function callersAndHostMeet(host: Member, callers: readonly CallingMember[]): Promise<void> {
  await Promise.all([
    seesAndHears(
      host.page,
      callers.map(({ caller }) => `${caller.first} ${caller.last}`),
    ),
    ...callers.map((self) =>
      seesAndHears(self.page, [
        host.name,
        ...callers.filter((other) => other !== self).map(({ caller }) => caller.first),
      ]),
    ),
  ]);
}
