import { MediaRefused } from '../features/call-media/media-room.ts';
import type {
  FeedLine,
  MediaFeed,
  MediaRoom,
  Publication,
  Reception,
  ReceptionOffer,
  RoomEvents,
} from '../features/call-media/media-room.ts';
import { readFeed } from './feed-names.ts';
import { receivedLinesOf, type RoomData } from './janus-messages.ts';
import type { JanusHandle, JanusSession, RoomAnswer } from './janus-session.ts';

/** What opens a room: both are made of the server's secret and the call's id, so that each of our servers has them. */
export interface RoomKeys {
  /** Changes and ends it. */
  readonly secret: string;
  /** Lets in. */
  readonly pin: string;
}

export interface JanusRoomParts {
  readonly session: JanusSession;
  /** The handle that looks after rooms. */
  readonly keeper: JanusHandle;
  readonly name: string;
  readonly keys: RoomKeys;
  readonly events: RoomEvents;
  /** The room is forgotten here. */
  readonly left: () => void;
}

/** A call's room in the VideoRoom of one Janus, which is there already. */
export function createJanusRoom(parts: JanusRoomParts): MediaRoom {
  const { session, keeper, name: room, keys } = parts;
  /** In the order in which they came up. */
  const feeds = new Map<string, MediaFeed>();

  function add(feed: MediaFeed): void {
    if (feeds.has(feed.id)) return;
    feeds.set(feed.id, feed);
    parts.events.feedsChanged();
  }
  function remove(id: string): void {
    if (feeds.delete(id)) parts.events.feedsChanged();
  }
  function hear({ publishers = [], unpublished, leaving }: RoomData): void {
    for (const publisher of publishers) {
      const feed = readFeed(publisher);
      if (feed !== null) add(feed);
    }
    for (const id of [unpublished, leaving]) if (id !== undefined) remove(id);
  }

  return {
    async publish(feed, offer, events) {
      const handle = await session.attach({
        up() {
          add(feed);
          events.up();
        },
        gone,
        told(data) {
          // Told of itself it is `ok`: it was taken out.
          if (data.leaving === 'ok') gone();
          else hear(data);
        },
      });
      function gone(): void {
        handle.close();
        remove(feed.id);
        events.gone();
      }
      const descriptions = feed.lines.map(({ mid, kind }) => ({ mid, description: kind }));
      const request = {
        request: 'joinandconfigure',
        ptype: 'publisher',
        room,
        pin: keys.pin,
        id: feed.id,
        descriptions,
      };
      const answer = await orClosed(handle, handle.ask(request, { type: 'offer', sdp: offer }));
      hear(answer.data);
      return publicationOf(handle, sdpOf(answer), () => remove(feed.id));
    },
    async receive(lines, events) {
      const handle = await session.attach({
        up: () => events.up(),
        gone() {
          handle.close();
          events.gone();
        },
      });
      const streams = lines.map(({ feed, mid }) => ({ feed, mid, substream: 0 }));
      const request = { request: 'join', ptype: 'subscriber', room, pin: keys.pin, autoupdate: false, streams };
      const answer = await orClosed(handle, handle.ask(request));
      return { reception: receptionOf(handle), offer: offerOf(answer) };
    },
    feeds: () => [...feeds.values()],
    async expel(id) {
      await keeper.ask({ request: 'kick', room, secret: keys.secret, id });
      remove(id);
    },
    leave: () => parts.left(),
    end() {
      parts.left();
      // Gone already, or the server with it: either way it is over.
      keeper.ask({ request: 'destroy', room, secret: keys.secret }).catch(() => undefined);
    },
  };
}

/** A handle that the room refused is no use to anybody. */
async function orClosed(handle: JanusHandle, asking: Promise<RoomAnswer>): Promise<RoomAnswer> {
  try {
    return await asking;
  } catch (error) {
    handle.close();
    throw error;
  }
}

function publicationOf(handle: JanusHandle, answer: string, closed: () => void): Publication {
  return {
    answer,
    renew: async (offer) => sdpOf(await handle.ask({ request: 'configure' }, { type: 'offer', sdp: offer })),
    close() {
      handle.close();
      closed();
    },
  };
}

function receptionOf(handle: JanusHandle): Reception {
  return {
    async change({ add, remove }) {
      const answer = await handle.ask({
        request: 'update',
        ...(add.length === 0 ? {} : { subscribe: add.map(({ feed, mid }: FeedLine) => ({ feed, mid, substream: 0 })) }),
        ...(remove.length === 0 ? {} : { unsubscribe: remove.map((mid) => ({ sub_mid: mid })) }),
      });
      return offerOf(answer);
    },
    async swap(lines) {
      const streams = lines.map(({ mid, to }) => ({ sub_mid: mid, feed: to.feed, mid: to.mid, substream: 0 }));
      // A line whose feed is gone carries nothing until it is offered again: that offer comes as the answer, before the word that all is done.
      return offerOf(await handle.ask({ request: 'switch', streams }));
    },
    async answer(sdp) {
      await handle.ask({ request: 'start' }, { type: 'answer', sdp });
    },
    async wish(lines) {
      const streams = [...lines].map(([mid, { isOn, layer }]) => ({ mid, send: isOn, substream: layer }));
      await handle.ask({ request: 'configure', streams });
    },
    close: () => handle.close(),
  };
}

function sdpOf({ sdp }: RoomAnswer): string {
  if (sdp === null) throw new MediaRefused('No description came.');
  return sdp;
}

function offerOf({ data, sdp }: RoomAnswer): ReceptionOffer {
  return { sdp: sdp === null ? null : beginningItself(sdp), lines: receivedLinesOf(data) };
}

/**
 * An offer in which the media server takes the side that begins the handshake (`a=setup`, RFC 5763 leaves the choice to whoever answers, and
 * browsers begin). A page that begins does so before the media server has its answer, and what it says is lost: it says it again
 * after 50 ms and then after 100 more. The media server begins when both are ready, as it does where a page sends.
 */
function beginningItself(offer: string): string {
  return offer.replaceAll(/^a=setup:actpass/gm, 'a=setup:active');
}
