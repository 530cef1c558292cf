import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toClient, toServer, type CallView } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJanusMediaServers } from '../../media-server/janus-media-servers.ts';
import { findJanus, startOwnJanus, type OwnJanus } from '../../media-server/own-janus.ts';
import { localAddresses } from '../../platform/certificates.ts';
import { beginsMedia, type MediaBrowser } from '../../testing/media-browser.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { openRoomStory, type RoomStory } from '../../testing/room-story.ts';

const janus = findJanus();
const [address] = localAddresses();

describe.runIf(janus !== null && address !== undefined)('A group room over a real Janus', () => {
  let story: RoomStory;
  let own: OwnJanus;
  let folder: string;
  let call: CallView;
  const open: MediaBrowser[] = [];

  beforeEach(async () => {
    if (janus === null || address === undefined) return;
    folder = mkdtempSync(join(tmpdir(), 'anteroom-janus-'));
    const log = createMemoryLog();
    own = startOwnJanus(janus, { folder, address, publicAddress: null, ports: [10_000, 10_999], log });
    const secret = 'a secret of the tests';
    const servers = createJanusMediaServers({ places: [own.place], secret, log, end: () => own.close() });
    story = await openRoomStory({ mediaServers: servers });
    call = await story.room.isEnteredBy(story.chen);
    await story.room.isEnteredBy(story.okafor);
  });
  afterEach(async () => {
    for (const browser of open.splice(0)) browser.close();
    await story.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const idOf = async (name: string) => {
    const view = valueOf(await story.chen.page.request(toServer.enterCall, { callId: call.callId }));
    const found = view.participants.find((each) => each.name === name);
    if (found === undefined) throw new Error(`${name} is not in the call.`);
    return found.participantId;
  };
  /** Somebody's line can't carry a mesh, and so the call goes over the media server. */
  const strained = async () =>
    valueOf(await story.chen.page.request(toServer.reportStrain, { callId: call.callId, strained: true }));
  const begins = async (page: Parameters<typeof beginsMedia>[0]) => {
    const browser = await beginsMedia(page, call.callId);
    open.push(browser);
    return browser;
  };

  it('carries sound, picture and screen of each to everybody else', async () => {
    const guest = await story.room.guestKnocks('Bob');
    await story.admit(story.chen, guest);
    await guest.page.next(toClient.callEntered);
    await strained();
    const [chen, okafor, bob] = [
      await begins(story.chen.page),
      await begins(story.okafor.page),
      await begins(guest.page),
    ];
    const ids = { chen: await idOf('Dr Chen'), okafor: await idOf('Dr Okafor') };
    await Promise.all([
      chen.hears(guest.id, 'screen'),
      chen.hears(ids.okafor, 'picture'),
      okafor.hears(guest.id, 'sound'),
      okafor.hears(ids.chen, 'picture'),
      bob.hears(ids.chen, 'sound'),
      bob.hears(ids.okafor, 'screen'),
    ]);
    expect(bob.heardOf(guest.id)).toBe(0);
  });
});

describe.runIf(janus === null)('A group room over a real Janus', () => {
  it.skip('NOT RUN over a real Janus: it is not installed', () => undefined);
});
