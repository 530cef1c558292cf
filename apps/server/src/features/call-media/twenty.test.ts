import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toClient } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJanusMediaServers } from '../../media-server/janus-media-servers.ts';
import { findJanus, startOwnJanus } from '../../media-server/own-janus.ts';
import { localAddresses } from '../../platform/certificates.ts';
import { beginsMedia, type MediaBrowser } from '@anteroom/testkit/media-browser';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { openRoomStory, type RoomStory } from '../../testing/room-story.ts';

const janus = findJanus();
const [address] = localAddresses();
/** On a busy machine the test's own client now and then loses one of its forty connections while it begins; why isn't known yet. */
const isWanted = process.env['ANTEROOM_TEST_RUNS'] !== undefined;
const canRun = isWanted && janus !== null && address !== undefined;

describe.runIf(canRun)('Twenty in a room over a real Janus', () => {
  let story: RoomStory;
  let folder: string;
  const open: MediaBrowser[] = [];

  beforeEach(async () => {
    if (janus === null || address === undefined) return;
    folder = mkdtempSync(join(tmpdir(), 'anteroom-twenty-'));
    const log = createMemoryLog();
    const own = startOwnJanus(janus, { folder, address, publicAddress: null, ports: [10_000, 10_999], log });
    const secret = 'a secret of the tests';
    const servers = createJanusMediaServers({ places: [own.place], secret, log, end: () => own.close() });
    await expect.poll(() => servers.isThere(), { timeout: 15_000 }).toBe(true);
    story = await openRoomStory({ mediaServers: servers });
  });
  afterEach(async () => {
    for (const browser of open.splice(0)) browser.close();
    await story.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('everybody hears everybody else, and the twenty-first finds no seat', { timeout: 120_000 }, async () => {
    const { callId, self } = await story.room.isEnteredBy(story.chen);
    const other = await story.room.isEnteredBy(story.okafor);
    const guests = [];
    for (let number = 1; number <= 18; number += 1) guests.push(await story.room.guestKnocks(`Guest ${number}`));
    await story.admit(story.chen, ...guests);
    await Promise.all(guests.map(({ page }) => page.next(toClient.callEntered)));
    const late = await story.room.guestKnocks('Late');
    expect(await story.admit(story.chen, late)).toMatchObject({ ok: false, error: { code: 'call-full' } });

    const ids = [self, other.self, ...guests.map(({ id }) => id)];
    const pages = [story.chen.page, story.okafor.page, ...guests.map(({ page }) => page)];
    for (const page of pages) open.push(await beginsMedia(page, callId, 200));
    await Promise.all(
      open.flatMap((browser, index) =>
        ids.filter((_id, whose) => whose !== index).map((id) => browser.hears(id, 'picture')),
      ),
    );
  });
});

describe.runIf(!canRun)('Twenty in a room over a real Janus', () => {
  it.skip('NOT RUN over a real Janus: it takes an installed one, an address of this machine and ANTEROOM_TEST_RUNS', () =>
    undefined);
});
