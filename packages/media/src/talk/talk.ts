import type { ParticipantId } from '@anteroom/domain';

import type { MediaSession } from '../media-session.ts';
import type { Frame } from './frames.ts';
import { hexOf, isTopic, noPage, pageLength, readFrame, writeFrame } from './frames.ts';
import type { Inbox } from './inbox.ts';
import { createInbox } from './inbox.ts';
import type { Outbox } from './outbox.ts';
import { createOutbox } from './outbox.ts';
import type { Unheard } from './unheard.ts';
import { createUnheard } from './unheard.ts';

/** Hears a message: whose it is, and its body, which is anybody's word. */
export type Hear = (from: ParticipantId, body: Uint8Array<ArrayBuffer>) => void;

/**
 * What the pages of a call say to each other, past every server and encrypted as their sound and pictures are: each
 * message arrives once and in order as long as both pages live, over every renewal of the connection between them.
 */
export interface Talk {
  /**
   * Says something to one participant's page, at most `messageLimit` bytes, now or as soon as there is a way. Answers
   * whether it has arrived: false where they left, or loaded their page anew, before it had, and where more than
   * `mostWaiting` waits for them already.
   */
  send(to: ParticipantId, topic: string, body: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** Bytes for this participant that haven't arrived: whoever has much to say waits until it is little. */
  waiting(to: ParticipantId): number;
  /** Hears whatever comes on a topic, what came before included; one listener a topic. Returns the way to stop. */
  on(topic: string, hear: Hear): () => void;
  /**
   * Told of every page that knows nothing yet: at the first meeting, and after a reload of theirs; at once of those met
   * already. One that was met before and has forgotten what was said isn't a new page. Returns the way to stop.
   */
  onMet(listener: (peer: ParticipantId, isNewPage: boolean) => void): () => void;
  /** Those whose page has been met. */
  met(): readonly ParticipantId[];
  /** Says and hears nothing any more. */
  close(): void;
}

/** Most bytes of one message. */
export const messageLimit = 1_048_576;

/**
 * So many bytes may wait for one participant: one whose page never says that anything has arrived must not fill the memory
 * of the others by asking.
 */
export const mostWaiting = 8_388_608;

/**
 * A page is loaded anew, or forgets what was said, a few times in a call: whoever asks to be met more often is not met
 * again, since all that waits for them is gone through at each meeting.
 */
const mostMeetings = 100;

/** A page says hello once on a channel: one that says it again and again would have everything sent each time. */
const mostHellos = 200;

/** So many bytes may wait in the browser before the rest waits here. */
const mostUnsent = 262_144;

/** What a talk needs. */
export interface TalkOptions {
  readonly session: MediaSession;
  /** A name that no page ever had, in 32 hexadecimal digits; random without this. */
  readonly page?: string;
}

interface Peer {
  /** The page that is known; null before the first meeting. */
  page: string | null;
  inbox: Inbox;
  outbox: Outbox;
  isSpeakable: boolean;
  /** Whether their hello came on the present channel. */
  isGreeted: boolean;
  /** How often they were met. */
  meetings: number;
  /** How many hellos came on the present channel. */
  hellos: number;
}

/** Begins to talk with the peers of a session. */
export function createTalk({ session, page = newPage() }: TalkOptions): Talk {
  const peers = new Map<ParticipantId, Peer>();
  const hearers = new Map<string, Hear>();
  const meeters = new Set<(peer: ParticipantId, isNewPage: boolean) => void>();
  const unheard: Unheard = createUnheard();
  let closed = false;

  function say(to: ParticipantId, frame: Frame): boolean {
    return session.sendBytes(to, writeFrame(frame));
  }

  function greet(to: ParticipantId, peer: Peer): void {
    say(to, { kind: 'hello', page, yours: peer.page ?? noPage, arrived: peer.inbox.arrived });
  }

  function follow(): void {
    const views = session.peers();
    for (const [id, peer] of peers) {
      if (views.has(id)) continue;
      peers.delete(id);
      unheard.forget(id);
      peer.outbox.giveUp();
    }
    for (const [id, { isSpeakable }] of views) {
      const peer = peers.get(id) ?? stranger();
      peers.set(id, peer);
      if (peer.isSpeakable === isSpeakable) continue;
      peer.isSpeakable = isSpeakable;
      peer.hellos = 0;
      if (!isSpeakable) peer.isGreeted = false;
      else greet(id, peer);
      pump(id, peer);
    }
  }

  function pump(to: ParticipantId, peer: Peer): void {
    if (!peer.isSpeakable || !peer.isGreeted) return;
    for (let piece = peer.outbox.next(); piece !== null; piece = peer.outbox.next()) {
      if (session.unsent(to) > mostUnsent || !say(to, piece)) return;
      peer.outbox.sent();
    }
  }

  function takeHello(from: ParticipantId, peer: Peer, hello: Extract<Frame, { kind: 'hello' }>): void {
    const isNew = peer.page !== hello.page;
    // They took this participant out of their call and in again, or never heard the first hello.
    const isForgotten = !isNew && hello.yours !== page;
    peer.hellos += 1;
    if (peer.hellos > mostHellos) return;
    if (isNew || isForgotten) {
      if (peer.meetings >= mostMeetings) return;
      peer.meetings += 1;
    }
    if (isNew) {
      if (peer.page !== null) {
        peer.outbox.giveUp();
        peer.outbox = createOutbox();
        unheard.forget(from);
      }
      peer.page = hello.page;
      peer.inbox = createInbox(messageLimit);
    }
    if (isForgotten) {
      peer.inbox = createInbox(messageLimit);
      peer.outbox.startAnew();
    }
    peer.inbox.startOver();
    if (hello.yours === page) peer.outbox.arrived(hello.arrived);
    peer.outbox.startOver();
    peer.isGreeted = true;
    if (isNew || isForgotten) [...meeters].forEach((listener) => listener(from, isNew));
    pump(from, peer);
  }

  function take(from: ParticipantId, bytes: Uint8Array<ArrayBuffer>): void {
    const peer = peers.get(from);
    const frame = readFrame(bytes);
    if (peer === undefined || frame === null) return;
    if (frame.kind === 'hello') return takeHello(from, peer, frame);
    if (!peer.isGreeted) return;
    if (frame.kind === 'arrived') return peer.outbox.arrived(frame.number);
    const message = peer.inbox.take(frame);
    if (frame.isLast) say(from, { kind: 'arrived', number: peer.inbox.arrived });
    if (message === null) return;
    const hear = hearers.get(message.topic);
    if (hear === undefined) unheard.keep(from, message);
    else hear(from, message.body);
  }

  const stops = [
    session.subscribe(follow),
    session.onBytes(take),
    session.onDrained((to) => {
      const peer = peers.get(to);
      if (peer !== undefined) pump(to, peer);
    }),
  ];
  follow();

  return {
    async send(to, topic, body) {
      if (body.length > messageLimit || !isTopic(topic)) throw new RangeError('No message');
      const peer = peers.get(to);
      if (closed || peer === undefined || peer.outbox.waiting + body.length > mostWaiting) return false;
      const arrival = peer.outbox.add(topic, body);
      pump(to, peer);
      return await arrival;
    },
    waiting: (to) => peers.get(to)?.outbox.waiting ?? 0,
    on(topic, hear) {
      hearers.set(topic, hear);
      for (const { from, body } of unheard.take(topic)) hear(from, body);
      return () => {
        if (hearers.get(topic) === hear) hearers.delete(topic);
      };
    },
    onMet(listener) {
      meeters.add(listener);
      for (const [id, peer] of peers) if (peer.page !== null) listener(id, true);
      return () => meeters.delete(listener);
    },
    met: () => [...peers].flatMap(([id, peer]) => (peer.page === null ? [] : [id])),
    close() {
      closed = true;
      stops.forEach((stop) => stop());
      for (const peer of peers.values()) peer.outbox.giveUp();
      peers.clear();
      hearers.clear();
      meeters.clear();
      unheard.clear();
    },
  };
}

function stranger(): Peer {
  return {
    page: null,
    inbox: createInbox(messageLimit),
    outbox: createOutbox(),
    isSpeakable: false,
    isGreeted: false,
    meetings: 0,
    hellos: 0,
  };
}

function newPage(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(pageLength)));
}
