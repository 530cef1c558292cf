import { expect, type Browser, type Page } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { takeSmallPictures } from './media-probe.ts';
import { arrive, newPerson, rowOf, type CallerName, type Person } from './people.ts';

/** Somebody in a call of many, by the name that the others read. */
export interface Member extends Person {
  readonly name: string;
  /** A caller: other callers read the first name alone. */
  readonly caller?: CallerName;
}

/** The pictures of a call of many; browsers send one of this size in one layer or two. */
export const groupPictures = { width: 320, height: 180 };

/** Windows that cost a machine without a graphics card a part of what usual ones do: of staff, with a call of eight beside their menu, and of others, in which all eight are in sight: a picture that isn't is not sent. */
const staffWindow = { width: 960, height: 600 };
const guestWindow = { width: 480, height: 800 };

/** How long something may take where eight or nine browsers share a small machine, in milliseconds: three times as long as elsewhere, as for the whole journey. */
const patience = 90_000;

/** Somebody with a browser of their own, and a small camera. */
export async function newMember(browser: Browser, name: string, of: 'staff' | 'guest' = 'staff'): Promise<Member> {
  const person = await newPerson(browser, { viewport: of === 'staff' ? staffWindow : guestWindow });
  await takeSmallPictures(person.context, groupPictures);
  person.page.setDefaultTimeout(patience);
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

/** What is waited for of somebody. */
type Coming = keyof Arrived;

const words = { frames: 'the picture', sound: 'the sound' } as const;

/** Waits until all of this comes to a page of each of these people, and goes on. */
async function comes(page: Page, of: Coming, names: readonly string[]): Promise<void> {
  const earlier = await arrivedAt(page);
  const missing = async (): Promise<readonly string[]> => {
    const now = await arrivedAt(page);
    return names.flatMap((name) => {
      const [before, arrived] = [earlier[name]?.[of] ?? 0, now[name]?.[of] ?? 0];
      // Another line counts from the beginning: what came is new then too.
      return arrived > before + least[of] || (arrived < before && arrived > least[of])
        ? []
        : [`${words[of]} of ${name}`];
    });
  };
  await expect.poll(missing, { message: 'what doesn’t come', intervals: [1_000], timeout: patience }).toEqual([]);
}

/** So much more has to have come, in frames and in samples. */
const least: Arrived = { frames: 2, sound: 0 };

/** How somebody is called on the page of somebody else. */
function nameTo(reader: Member, { name, caller }: Member): string {
  return reader.caller === undefined || caller === undefined ? name : caller.first;
}

/** Waits until each of these people sees all the others. */
export async function allSee(members: readonly Member[]): Promise<void> {
  const othersOf = (member: Member) =>
    members.filter((other) => other !== member).map((other) => nameTo(member, other));
  await Promise.all(members.map((member) => comes(member.page, 'frames', othersOf(member))));
}

/**
 * One after the other speaks, as people do, and all the others hear it. Whoever doesn't speak is muted, for a second at least when it
 * begins: so long a browser goes on with a breath of sound of its own, and then nothing counts as heard until something comes.
 */
export async function eachIsHeard(members: readonly Member[]): Promise<void> {
  for (const speaker of members) {
    const others = members.filter((other) => other !== speaker);
    const heard = Promise.all(others.map((other) => comes(other.page, 'sound', [nameTo(other, speaker)])));
    await Promise.all([setMicrophones([speaker], true), heard]);
    await setMicrophones([speaker], false);
  }
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
  await expect
    .poll(going, { message: 'connections that pictures come by', intervals: [3_000], timeout: 60_000 })
    .toBe(1);
}

/** Switches microphones: who only listens in a call from page to page spares a small machine an encoder for everybody else. */
export async function setMicrophones(members: readonly Pick<Person, 'page'>[], isOn: boolean): Promise<void> {
  for (const { page } of members) {
    await page.getByRole('button', { name: isOn ? 'Unmute' : 'Mute', exact: true }).click();
    await expect(page.getByRole('button', { name: isOn ? 'Mute' : 'Unmute', exact: true })).toBeVisible({
      timeout: patience,
    });
  }
}

/** Somebody who waits, or did. */
export type CallingMember = Member & { readonly caller: CallerName };

/** A caller with a browser of their own and a small camera, who waits in a clinic. */
export async function callerWaits(
  browser: Browser,
  server: Pick<TestServer, 'url'>,
  clinic: string,
  caller: CallerName,
): Promise<CallingMember> {
  const member = { ...(await newMember(browser, `${caller.first} ${caller.last}`, 'guest')), caller };
  await arrive(member.page, server, clinic, caller);
  return member;
}

/** Ticks callers in the list of those who wait, and begins a group call with them, in which nobody speaks yet. */
export async function gathers(host: Member, callers: readonly CallingMember[]): Promise<void> {
  for (const { caller } of callers) await rowOf(host.page, caller).getByRole('checkbox').check();
  await host.page.getByRole('button', { name: `Group call · ${String(callers.length)}` }).click();
  await host.page.getByRole('alertdialog').getByRole('button', { name: 'Begin group call' }).click();
  await expect(host.page.locator('.call')).toBeVisible();
  await setMicrophones([host, ...callers], false);
}
