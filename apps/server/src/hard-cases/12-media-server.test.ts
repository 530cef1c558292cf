import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toClient, toServer, type CallView } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJanusMediaServers } from '../media-server/janus-media-servers.ts';
import { findJanus, startOwnJanus, type OwnJanus } from '../media-server/own-janus.ts';
import { localAddresses } from '../platform/certificates.ts';
import { beginsMedia, openMediaBrowser, type MediaBrowser } from '@anteroom/testkit/media-browser';
import { createMemoryLog } from '../testing/memory-log.ts';
import { openRoomStory, type RoomStory } from '../testing/room-story.ts';

const janus = findJanus();
const [address] = localAddresses();
const canRun = janus !== null && address !== undefined;

/** An RTP header (RFC 3550, 5.1) of a line's own, with a first byte and a payload that aren't right. */
function wrongPacket(first: number, payload: Buffer, payloadType = 96): Buffer {
  const header = Buffer.alloc(12);
  header[0] = first;
  header[1] = payloadType;
  header.writeUInt32BE(1_001, 8);
  return Buffer.concat([header, payload]);
}

const malformed: readonly Buffer[] = [
  // Nothing behind the header; sources and an extension that aren't there; padding longer than the packet; another version.
  wrongPacket(0x80, Buffer.alloc(0)),
  wrongPacket(0x8f, Buffer.alloc(4)),
  wrongPacket(0x90, Buffer.from([0xbe, 0xde, 0xff, 0xff])),
  wrongPacket(0x90, Buffer.from([0xbe, 0xde, 0x00, 0x01, 0x1f, 0xff, 0xff, 0xff])),
  wrongPacket(0xa0, Buffer.from([0xff])),
  wrongPacket(0x00, randomBytes(40)),
  // A payload that nobody agreed upon; descriptors of VP8 that are cut off, and a whole picture without an end.
  wrongPacket(0x80, randomBytes(40), 127),
  ...[[0x90], [0x90, 0x80], [0x90, 0xff, 0x80], [0x10, 0x00], [0x10, 0x10, 0, 0, 0x9d, 0x01]].map((bytes) =>
    wrongPacket(0x80, Buffer.from(bytes)),
  ),
  wrongPacket(0x80, randomBytes(1_400)),
  ...Array.from({ length: 200 }, (_none, index) => wrongPacket(0x80 + (index % 64), randomBytes(1 + (index % 300)))),
];

describe.runIf(canRun)('A real Janus, in a call with somebody who means harm', () => {
  let story: RoomStory;
  let own: OwnJanus;
  let folder: string;
  let call: CallView;
  const open: MediaBrowser[] = [];

  beforeEach(async () => {
    if (janus === null || address === undefined) return;
    folder = mkdtempSync(join(tmpdir(), 'anteroom-harm-'));
    const log = createMemoryLog();
    own = startOwnJanus(janus, { folder, address, publicAddress: null, ports: [17_000, 17_999], log });
    const secret = 'a secret of the tests';
    const servers = createJanusMediaServers({ places: [own.place], secret, log, end: () => own.close() });
    await expect.poll(() => servers.isThere(), { timeout: 15_000 }).toBe(true);
    story = await openRoomStory({ mediaServers: servers });
    call = await story.room.isEnteredBy(story.chen);
    await story.room.isEnteredBy(story.okafor);
    await guestComes('Mallory');
    valueOf(await story.chen.page.request(toServer.reportStrain, { callId: call.callId, strained: true }));
  });
  afterEach(async () => {
    for (const browser of open.splice(0)) browser.close();
    await story.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let mallory: Awaited<ReturnType<RoomStory['room']['guestKnocks']>>;
  async function guestComes(name: string) {
    mallory = await story.room.guestKnocks(name);
    await story.admit(story.chen, mallory);
    await mallory.page.next(toClient.callEntered);
  }

  /** Dr Chen and Dr Okafor send, and hear each other. */
  async function twoTalk() {
    const chen = await beginsMedia(story.chen.page, call.callId);
    const okafor = await beginsMedia(story.okafor.page, call.callId);
    open.push(chen, okafor);
    const view = valueOf(await story.chen.page.request(toServer.enterCall, { callId: call.callId }));
    const idOf = (name: string) => {
      const found = view.participants.find((each) => each.name === name);
      if (found === undefined) throw new Error(`${name} is not in the call.`);
      return found.participantId;
    };
    const [chenId, okaforId] = [idOf('Dr Chen'), idOf('Dr Okafor')];
    const goesOn = async () => {
      for (let count = 0; count < 20; count += 1)
        await Promise.all([chen.hears(okaforId), okafor.hears(chenId, 'picture')]);
    };
    await goesOn();
    return { chen, okafor, goesOn, pid: own.pid() };
  }

  it('lets nobody send whose certificate is not that of their description, and the others go on', async () => {
    const { chen, goesOn, pid } = await twoTalk();
    const forger = openMediaBrowser(mallory.page, call.callId);
    open.push(forger);
    // The first digit only: the name of the algorithm has digits too, which the description needs.
    const forge = (sdp: string) => sdp.replace(/(?<=a=fingerprint:sha-256 )./, (digit) => (digit === '0' ? '1' : '0'));
    valueOf(await forger.publishes(true, forge));
    await goesOn();
    await goesOn();
    expect(chen.heardOf(mallory.id)).toBe(0);
    expect(chen.offers.flatMap(({ lines }) => lines.map(({ participantId }) => participantId))).not.toContain(
      mallory.id,
    );
    // The same page is heard at once where it is honest.
    open.push(await beginsMedia(mallory.page, call.callId));
    await chen.hears(mallory.id);
    expect(own.pid()).toBe(pid);
  });

  it('goes on for the others whatever somebody sends, and however much', { timeout: 60_000 }, async () => {
    const { goesOn, pid } = await twoTalk();
    const flooder = await beginsMedia(mallory.page, call.callId);
    open.push(flooder);
    expect(malformed.filter((packet) => flooder.sends(packet)).length).toBeGreaterThan(50);
    await goesOn();
    for (let round = 0; round < 10; round += 1) {
      for (let count = 0; count < 1_000; count += 1)
        flooder.sends(malformed[count % malformed.length] ?? Buffer.alloc(0));
      await goesOn();
    }
    expect(own.pid()).toBe(pid);
  });

  it('goes on while strangers send to its ports', async () => {
    const { chen, goesOn, pid } = await twoTalk();
    const ports = chen.offers.flatMap(({ sdp }) =>
      [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ \S+ (\d+) /gim)].map(([, port]) => Number(port)),
    );
    expect(ports.length).toBeGreaterThan(0);
    const stranger = createSocket('udp4');
    const strange = [
      ...malformed,
      // How a record of DTLS begins (RFC 6347), and a request of STUN (RFC 8489), both with nonsense behind it.
      Buffer.concat([Buffer.from([22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1]), randomBytes(60)]),
      Buffer.concat([Buffer.from([0, 1, 0, 40, 0x21, 0x12, 0xa4, 0x42]), randomBytes(52)]),
      Buffer.from([0]),
    ];
    for (let round = 0; round < 20; round += 1)
      for (const port of ports) for (const bytes of strange) stranger.send(bytes, port, address);
    await goesOn();
    stranger.close();
    expect(own.pid()).toBe(pid);
  });
});

describe.runIf(!canRun)('A real Janus, in a call with somebody who means harm', () => {
  it.skip('NOT RUN against a Janus: it is not installed, or this machine has no address', () => undefined);
});
