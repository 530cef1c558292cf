import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toClient, toServer, type CallView } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJanusMediaServers } from '../../media-server/janus-media-servers.ts';
import { openJanusSession } from '../../media-server/janus-session.ts';
import { findJanus, startOwnJanus, type OwnJanus } from '../../media-server/own-janus.ts';
import { localAddresses } from '../../platform/certificates.ts';
import { beginsMedia, openMediaBrowser, type MediaBrowser } from '@anteroom/testkit/media-browser';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { openRoomStory, type RoomStory } from '../../testing/room-story.ts';

const janus = findJanus();
const [address] = localAddresses();
const canRun = janus !== null && address !== undefined;

describe.runIf(canRun)('A group room over a real Janus', () => {
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
    await expect.poll(() => servers.isThere(), { timeout: 15_000 }).toBe(true);
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

  const guestComes = async (name: string) => {
    const guest = await story.room.guestKnocks(name);
    await story.admit(story.chen, guest);
    await guest.page.next(toClient.callEntered);
    return guest;
  };
  /** Dr Chen, Dr Okafor and Bob are in the call, and send. */
  const threeBegin = async () => {
    const guest = await guestComes('Bob');
    await strained();
    const [chen, okafor, bob] = [
      await begins(story.chen.page),
      await begins(story.okafor.page),
      await begins(guest.page),
    ];
    return { guest, chen, okafor, bob, ids: { chen: await idOf('Dr Chen'), okafor: await idOf('Dr Okafor') } };
  };
  /** Seconds go by: a newer attempt comes up, and the older is ended a while after that. */
  const isEnded = async (older: MediaBrowser) => {
    let isOver = false;
    const over = older.untilCutOff().then(() => (isOver = true));
    await expect.poll(() => story.clinic.clock.advance(1_000).then(() => isOver), { timeout: 15_000 }).toBe(true);
    await over;
  };

  it('carries sound, picture and screen of each to everybody else', async () => {
    const { guest, chen, okafor, bob, ids } = await threeBegin();
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

  it('lets nothing through to a guest who is taken out, nor from them, and the others go on', async () => {
    const { guest, chen, okafor, bob, ids } = await threeBegin();
    await Promise.all([bob.hears(ids.chen), okafor.hears(guest.id)]);
    const body = { roomId: story.room.id, visitId: guest.id };
    valueOf(await story.chen.page.request(toServer.removeGuest, body));
    await bob.untilCutOff();
    const passes = async (packets: number): Promise<void> => {
      for (let count = 0; count < packets; count += 1) await okafor.hears(ids.chen);
    };
    // Nothing can be opened on connections that are closed; what had come before is told a little later on a busy machine.
    await passes(10);
    const after = [bob.heardOf(ids.chen), bob.heardOf(ids.okafor), okafor.heardOf(guest.id)];
    await passes(10);
    await chen.hears(ids.okafor);
    expect([bob.heardOf(ids.chen), bob.heardOf(ids.okafor), okafor.heardOf(guest.id)]).toEqual(after);
  });

  it('has every page begin anew when the media server is killed, and carries all of it again', async () => {
    const { guest, ...before } = await threeBegin();
    await before.bob.hears(before.ids.chen);
    const pid = own.pid();
    if (pid === null) throw new Error('Janus does not run.');
    const killed = performance.now();
    process.kill(pid, 'SIGKILL');
    const pages = [story.chen.page, story.okafor.page, guest.page];
    await Promise.all(pages.map((page) => page.next(toClient.mediaLost)));
    const [chen, okafor, bob] = await Promise.all(pages.map(begins));
    if (chen === undefined || okafor === undefined || bob === undefined) throw new Error('Three begin.');
    await Promise.all([
      chen.hears(guest.id),
      okafor.hears(before.ids.chen),
      bob.hears(before.ids.okafor),
      bob.hears(before.ids.chen),
    ]);
    expect(performance.now() - killed).toBeLessThan(10_000);
  });

  it('changes the others over to a newer attempt without a new negotiation, and ends the older one', async () => {
    const { guest, chen, bob, ids } = await threeBegin();
    await Promise.all([bob.hears(ids.chen), chen.hears(guest.id)]);
    const offers = bob.offers.length;
    const again = await begins(story.chen.page);
    await isEnded(chen);
    await Promise.all([bob.hears(ids.chen, 'picture'), again.hears(guest.id)]);
    expect(bob.offers).toHaveLength(offers);
  });

  it('lets somebody be heard who begins anew while another page hasn’t answered an offer yet', async () => {
    const { chen, okafor, bob, ids } = await threeBegin();
    await Promise.all([bob.hears(ids.chen), okafor.hears(ids.chen)]);
    const answers = bob.isBusy();
    const { offers } = bob;
    const seen = offers.length;
    const carl = await guestComes('Carl');
    await begins(carl.page);
    await expect.poll(() => offers.length).toBeGreaterThan(seen);
    await begins(story.chen.page);
    await isEnded(chen);
    await okafor.hears(ids.chen, 'picture');
    answers();
    await Promise.all([bob.hears(ids.chen), bob.hears(ids.chen, 'picture'), bob.hears(carl.id)]);
    const dora = await guestComes('Dora');
    await begins(dora.page);
    await bob.hears(dora.id);
  });

  it('refuses what is not encrypted, and tells a page that knows of an attempt which the server does not', async () => {
    await guestComes('Bob');
    const page = story.chen.page;
    const mesh = openMediaBrowser(page, call.callId);
    open.push(mesh);
    expect(await mesh.publishes()).toMatchObject({ error: { code: 'conflict' } });
    await strained();
    const browser = openMediaBrowser(page, call.callId);
    open.push(browser);
    expect(await browser.publishes(false)).toMatchObject({ error: { code: 'encryption-required' } });
    valueOf(await page.request(toServer.wantPictures, { callId: call.callId, attempt: 'not-known', pictures: [] }));
    expect(await page.next(toClient.mediaLost)).toMatchObject({ attempt: 'not-known' });
  });

  it('begins the handshake of what a page receives, since it is the last to be ready', async () => {
    const { chen } = await threeBegin();
    expect(chen.offers.length).toBeGreaterThan(0);
    const sides = chen.offers.flatMap(({ sdp }) => [...sdp.matchAll(/^a=setup:(\w+)/gm)].map(([, side]) => side));
    expect(new Set(sides)).toEqual(new Set(['active']));
  });

  it('is opened by its pin alone, and ended by its secret', async () => {
    const { chen } = await threeBegin();
    expect(chen.offers.length).toBeGreaterThan(0);
    const session = await openJanusSession(own.place(), () => undefined);
    const intruder = await session.attach({});
    const join = { request: 'join', ptype: 'subscriber', room: call.callId };
    await expect(intruder.ask(join)).rejects.toThrow(/pin/);
    await expect(intruder.ask({ ...join, pin: 'guessed' })).rejects.toThrow('433: Unauthorized (wrong pin)');
    await expect(intruder.ask({ request: 'destroy', room: call.callId, secret: 'guessed' })).rejects.toThrow('433');
    await expect(intruder.ask({ request: 'create', room: 'another' })).rejects.toThrow('admin_key');
    session.close();
    const forger = { ...own.place(), secret: 'guessed' };
    await expect(openJanusSession(forger, () => undefined)).rejects.toThrow('Unauthorized');
  });
});

describe.runIf(!canRun)('A group room over a real Janus', () => {
  it.skip('NOT RUN over a real Janus: it is not installed, or this machine has no address', () => undefined);
});
