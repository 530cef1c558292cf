import { randomBytes } from 'node:crypto';
import type { CallId, ParticipantId } from '@anteroom/domain';
import { toClient, toServer, type Ack, type MediaKind, type MediaOffer } from '@anteroom/protocol';
import { valueOf, type PageClient } from './page-client.ts';
import { Audio, PeerConnection, Video, type Track } from 'node-datachannel';

/** Packets that came in, by whose they are and what they carry. */
type Counts = Map<string, number>;

/** The media side of somebody's page, as a test drives it: real connections, made-up packets. */
export interface MediaBrowser {
  readonly attempt: string;
  /** Sends, and answers whatever the server offers of the others from now on. */
  publishes(isEncrypted?: boolean, changed?: (sdp: string) => string): Promise<Ack<{ sdp: string }>>;
  /** Sends bytes of one's own in the place of a packet on each line; whether the own library let them out. */
  sends(bytes: Buffer): boolean;
  /** Media can flow. Rejects at once where the connection is closed before it can. */
  untilConnected(): Promise<void>;
  /** The next packet of somebody, one that is sent from now on. */
  hears(id: ParticipantId, kind?: MediaKind): Promise<void>;
  /** How many packets of somebody have come in so far. */
  heardOf(id: ParticipantId): number;
  /** Every offer of the server so far. */
  readonly offers: readonly MediaOffer[];
  /** How both connections stand, for the report of a test that failed. */
  standing(): string;
  /** Answers no offer until what this returns is called, as a page that has too much to do. */
  isBusy(): () => void;
  /** The media server has ended both of its connections. */
  untilCutOff(): Promise<void>;
  close(): void;
}

const kinds: readonly MediaKind[] = ['sound', 'picture', 'screen'];
const patience = 60_000;

/** Between two packets of a line, in milliseconds. */
const usualPace = 20;

/**
 * Opens the media side of a page that is in a call.
 * @param pace between two packets of a line, in milliseconds
 */
export function openMediaBrowser(page: PageClient, callId: CallId, pace = usualPace): MediaBrowser {
  const attempt = randomBytes(9).toString('base64url');
  const sending = new PeerConnection('sending', { iceServers: [], disableAutoNegotiation: true });
  const receiving = new PeerConnection('receiving', { iceServers: [] });
  const counts: Counts = new Map();
  const waiting = new Set<() => void>();
  const offers: MediaOffer[] = [];
  /** Whose each line is now, by its mid. */
  let owners = new Map<string, string>();
  let own: readonly Track[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  /** Why no more offers are answered: with the page, or by an error of the library. */
  let ended = 'on';
  let free: Promise<void> = Promise.resolve();

  receiving.onTrack((track) => {
    const mid = track.mid();
    track.onMessage(() => {
      const owner = owners.get(mid);
      if (owner === undefined) return;
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
      for (const look of [...waiting]) look();
    });
    tracks.push(track);
  });
  /** Kept, or they would be collected together with what listens to them. */
  const tracks: Track[] = [];

  /** @param what in words; as it is when it was in vain */
  function within(look: () => boolean, what: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (!look()) return;
        waiting.delete(check);
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => reject(new Error(`In vain: ${what()}`)), patience);
      waiting.add(check);
      check();
    });
  }

  /** How both connections stand, for the report of a test that failed. */
  function standing(): string {
    const last = offers.at(-1);
    const lines = last?.lines.map(({ mid, participantId, kind }) => `${mid} ${participantId} ${kind}`).join(', ');
    const lasts = `offer ${String(last?.number ?? 'none')} of ${String(offers.length)} with ${lines ?? 'no lines'}`;
    const come = [...counts].map(([owner, count]) => `${owner} ${String(count)}`).join(', ');
    return `sending ${sending.state()}, receiving ${receiving.state()}, answering ${ended}; ${lasts}; come: ${come}`;
  }

  async function answerOffers(): Promise<void> {
    while (!isClosed) {
      // In a call in which nothing changes none comes for a long time.
      const offer = await page.nextIfAny(toClient.mediaOffered, (body) => body.attempt === attempt);
      if (offer === null) return;
      offers.push(offer);
      const answered = described(receiving, () => receiving.setRemoteDescription(offer.sdp, 'offer'));
      owners = new Map(offer.lines.map(({ mid, participantId, kind }) => [mid, `${participantId} ${kind}`]));
      const sdp = await answered;
      await free;
      valueOf(await page.request(toServer.answerMedia, { callId, attempt, number: offer.number, sdp }));
    }
  }

  return {
    attempt,
    offers,
    standing,
    async publishes(isEncrypted = true, changed = (text) => text) {
      const lines = kinds.map((kind, index) => ({ mid: String(index), kind }));
      own = lines.map(({ mid, kind }) => sending.addTrack(mediaOf(mid, kind)));
      const sdp = changed(await described(sending, () => sending.setLocalDescription('offer')));
      const answer = await page.request(toServer.publish, { callId, attempt, sdp, lines, isEncrypted });
      if (!answer.ok) return answer;
      const lookAll = (): void => {
        for (const look of [...waiting]) look();
      };
      for (const connection of [sending, receiving]) connection.onStateChange(lookAll);
      for (const track of own) track.onOpen(lookAll);
      sending.setRemoteDescription(answer.value.sdp, 'answer');
      answerOffers().catch((error: unknown) => (ended = String(error)));
      let sequence = 0;
      timer = setInterval(() => {
        sequence += 1;
        for (const [index, track] of own.entries())
          if (track.isOpen()) track.sendMessageBinary(packet(index, sequence));
      }, pace);
      return answer;
    },
    isBusy() {
      let answer = (): void => undefined;
      free = new Promise((resolve) => (answer = resolve));
      return answer;
    },
    sends(bytes) {
      try {
        return own.filter((track) => track.isOpen() && track.sendMessageBinary(bytes)).length > 0;
      } catch {
        return false;
      }
    },
    untilCutOff: () =>
      within(
        () => [sending, receiving].every((each) => each.state() === 'closed'),
        () => 'the end of the connections',
      ),
    // The library opens the lines a moment after it says that it is connected.
    async untilConnected() {
      await within(
        () => sending.state() === 'closed' || (sending.state() === 'connected' && own.every((track) => track.isOpen())),
        () =>
          `a connection: it is ${sending.state()}, and of its lines ${own.map((track) => (track.isOpen() ? 'open' : 'shut')).join(', ')}`,
      );
      if (sending.state() === 'closed') throw new Error(closedEarly);
    },
    hears(id, kind = 'sound') {
      const key = `${id} ${kind}`;
      const before = counts.get(key) ?? 0;
      return within(
        () => (counts.get(key) ?? 0) > before,
        () => `a packet of ${key}; ${standing()}`,
      );
    },
    heardOf: (id) => kinds.reduce((sum, kind) => sum + (counts.get(`${id} ${kind}`) ?? 0), 0),
    close() {
      isClosed = true;
      clearInterval(timer);
      sending.close();
      receiving.close();
    },
  };
}

/** A connection's own description, once all of its addresses are in it. */
export function described(connection: PeerConnection, begin: () => void): Promise<string> {
  return new Promise((resolve) => {
    connection.onLocalDescription(() => {
      const ready = (): void => {
        if (connection.gatheringState() === 'complete') resolve(connection.localDescription()?.sdp ?? '');
      };
      connection.onGatheringStateChange(ready);
      ready();
    });
    begin();
  });
}

const payloadTypes: Readonly<Record<MediaKind, number>> = { sound: 111, picture: 96, screen: 96 };

function mediaOf(mid: string, kind: MediaKind): Audio | Video {
  const media = kind === 'sound' ? new Audio(mid, 'SendOnly') : new Video(mid, 'SendOnly');
  if (media instanceof Audio) media.addOpusCodec(payloadTypes.sound);
  else media.addVP8Codec(payloadTypes.picture);
  media.addSSRC(1_000 + kinds.indexOf(kind), 'page', 'page', kind);
  return media;
}

/** An RTP packet (RFC 3550) of a line; one of a picture begins like a whole picture of VP8 (RFC 7741). */
function packet(index: number, sequence: number): Buffer {
  const kind = kinds[index] ?? 'sound';
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = payloadTypes[kind] | 0x80;
  header.writeUInt16BE(sequence & 0xffff, 2);
  header.writeUInt32BE((sequence * 960) >>> 0, 4);
  header.writeUInt32BE(1_000 + index, 8);
  const picture = Buffer.from([0x10, 0x10, 0x00, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00, 0x00]);
  return Buffer.concat([header, kind === 'sound' ? randomBytes(60) : Buffer.concat([picture, randomBytes(200)])]);
}

const mostAttempts = 4;

/** What is said of a connection that is closed before anything could flow over it. */
const closedEarly = 'The connection was closed before it was open.';

/**
 * Sends and is connected. On a busy machine this library now and then closes a connection while a right answer is still going in,
 * and says so by an error of its own or by the connection's state: then, and only then, the page begins anew.
 */
export async function beginsMedia(page: PageClient, callId: CallId, pace = usualPace): Promise<MediaBrowser> {
  for (let left = mostAttempts; ; left -= 1) {
    const browser = openMediaBrowser(page, callId, pace);
    try {
      valueOf(await browser.publishes());
      await browser.untilConnected();
      return browser;
    } catch (error) {
      browser.close();
      if (left === 1 || !isClosedMeanwhile(error)) throw error;
    }
  }
}

function isClosedMeanwhile(error: unknown): boolean {
  return error instanceof Error && (error.message.includes('without ICE transport') || error.message === closedEarly);
}
