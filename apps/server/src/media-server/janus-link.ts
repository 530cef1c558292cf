import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { MediaServerLost } from '../features/call-media/media-room.ts';
import { readJanusMessage, type JanusMessage } from './janus-messages.ts';

/** A WebSocket to a Janus: requests with their answers, and what it says by itself. */
export interface JanusLink {
  /**
   * Asks, and answers what comes for it; an acknowledgement that an answer will follow isn't one.
   * @throws MediaServerLost where the link is gone before, or nothing comes in time
   */
  ask(request: Readonly<Record<string, unknown>>): Promise<JanusMessage>;
  /** Ends it; whatever is awaited is rejected. */
  close(): void;
}

export interface JanusLinkOptions {
  /** `ws://…`, `wss://…` or `ws+unix://<path>:/`. */
  readonly url: string;
  /** What a Janus wants to hear with every request; never given to a browser. */
  readonly secret: string;
  /** How long it may take until a word comes back, an answer or that one will follow, in milliseconds. */
  readonly patience: number;
  /** How long an answer may take once it was said that it will follow, in milliseconds: a room does one thing after the other. */
  readonly patienceWithRoom: number;
  /** What it says by itself. */
  readonly heard: (message: JanusMessage) => void;
  /** The link is gone, called once. */
  readonly lost: () => void;
}

const lastMoment = 200;

/** Longest message that is taken from a Janus, in bytes: some ten descriptions of twenty people. */
const longestMessage = 2_000_000;

/**
 * Opens a link to a Janus.
 * @throws MediaServerLost where none answers there
 */
export async function openJanusLink(options: JanusLinkOptions): Promise<JanusLink> {
  const { url, secret, patience, patienceWithRoom } = options;
  const wire = new WebSocket(url, 'janus-protocol', { handshakeTimeout: patience, maxPayload: longestMessage });
  const awaited = new Map<
    string,
    { answered(message: JanusMessage): void; lost(): void; follows(): void; readonly isAckEnough: boolean }
  >();
  let isLost = false;

  const end = (): void => {
    if (isLost) return;
    isLost = true;
    wire.terminate();
    for (const each of [...awaited.values()]) each.lost();
    options.lost();
  };
  // Without a listener an error would be the end of the process; `close` follows it.
  wire.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    wire.once('open', resolve);
    wire.once('close', () => reject(new MediaServerLost()));
  });
  wire.on('close', end);
  wire.on('message', (data) => {
    const message = readJanusMessage(String(data));
    if (message === null) return;
    const waiting = message.transaction === undefined ? undefined : awaited.get(message.transaction);
    if (waiting === undefined) options.heard(message);
    else if (message.janus !== 'ack' || waiting.isAckEnough) waiting.answered(message);
    else waiting.follows();
  });

  return {
    ask(request) {
      if (isLost) return Promise.reject(new MediaServerLost());
      const transaction = randomUUID();
      return new Promise((resolve, reject) => {
        // After a standstill of our own the answer may lie there unread: it has a moment more.
        const waits = (milliseconds: number) => setTimeout(() => (timer = setTimeout(end, lastMoment)), milliseconds);
        let timer = waits(patience);
        const done = (): void => {
          clearTimeout(timer);
          awaited.delete(transaction);
        };
        awaited.set(transaction, {
          // That is all that it ever says to this.
          isAckEnough: request['janus'] === 'keepalive',
          follows() {
            clearTimeout(timer);
            timer = waits(patienceWithRoom);
          },
          answered(message) {
            done();
            resolve(message);
          },
          lost() {
            done();
            reject(new MediaServerLost());
          },
        });
        wire.send(JSON.stringify({ ...request, transaction, apisecret: secret }));
      });
    },
    close: end,
  };
}
