import type { ParticipantId } from '@anteroom/domain';
import type { Hear, Talk } from '@anteroom/media';
import { participantId } from '@anteroom/protocol';
import { createStore } from '../../../connection/store.ts';
import { idText } from '../../../connection/testing/sample-rows.ts';
import { createChat } from '../chat.ts';
import type { Chat } from '../chat.ts';
import type { ChatCall } from '../chat-state.ts';
import type { ObjectUrls } from '../object-urls.ts';

/** One person's page in a call without a network. */
export interface FakePage {
  readonly id: ParticipantId;
  readonly chat: Chat;
  readonly talk: Pick<Talk, 'send' | 'waiting' | 'on' | 'onMet'>;
  /** What the object addresses of this page lead to; a revoked one leads nowhere. */
  readonly blobs: ReadonlyMap<string, Blob>;
}

export interface FakeCall {
  /** Somebody comes in. */
  enter(name: string): FakePage;
  /** Somebody is in the call no more. */
  leave(page: FakePage): void;
  /** Somebody loads their page anew, and is there all along. */
  reload(page: FakePage): FakePage;
  /** From now on nothing goes from one page to any other but so many messages more, until `mend`. */
  cut(page: FakePage, after?: number): void;
  mend(page: FakePage): void;
  /** From now on nothing goes from one page to another one. */
  block(from: FakePage, to: FakePage): void;
  /** Lets everything that can arrive do so. */
  settle(): Promise<void>;
  /** The clock of all pages, in milliseconds. */
  time: number;
}

interface Place {
  readonly id: ParticipantId;
  readonly name: string;
  hear: Hear | null;
  readonly met: Set<(peer: ParticipantId, isNewPage: boolean) => void>;
  /** How many messages may still go out. */
  left: number;
  readonly blocked: Set<ParticipantId>;
  readonly outbox: { to: Place; bytes: Uint8Array<ArrayBuffer>; settle: (hasArrived: boolean) => void }[];
  readonly call: ReturnType<typeof createStore<ChatCall>>;
}

/** A call whose pages hear each other at once, unless somebody is cut off. */
export function createFakeCall(): FakeCall {
  let places: readonly Place[] = [];
  const placeOf = new Map<FakePage, Place>();

  function publish(): void {
    for (const self of places) {
      self.call.set({
        people: places.map((one) => ({
          id: one.id,
          name: one.name,
          isSelf: one === self,
          peer: one === self ? null : {},
        })),
      });
    }
  }

  function flush(place: Place): void {
    for (const letter of place.outbox.splice(0)) {
      const { to, bytes, settle } = letter;
      if (place.left === 0 || place.blocked.has(to.id)) {
        place.outbox.push(letter);
        continue;
      }
      place.left -= 1;
      const isThere = places.includes(place) && places.includes(to);
      if (isThere) to.hear?.(place.id, bytes);
      settle(isThere);
    }
  }

  function open(id: ParticipantId, name: string): FakePage {
    const place: Place = {
      ...{ id, name, hear: null, met: new Set(), left: Infinity, blocked: new Set(), outbox: [] },
      call: createStore<ChatCall>({ people: [] }),
    };
    places = [...places.filter((one) => one.id !== id), place];
    publish();
    const talk: FakePage['talk'] = {
      send(to, _topic, bytes) {
        const receiver = places.find((one) => one.id === to);
        if (receiver === undefined || !places.includes(place)) return Promise.resolve(false);
        return new Promise((settle) => {
          place.outbox.push({ to: receiver, bytes, settle });
          queueMicrotask(() => flush(place));
        });
      },
      waiting: (to) => place.outbox.filter((one) => one.to.id === to).reduce((sum, { bytes }) => sum + bytes.length, 0),
      on(_topic, hear) {
        place.hear = hear;
        return () => void (place.hear = null);
      },
      onMet(listener) {
        place.met.add(listener);
        return () => place.met.delete(listener);
      },
    };
    const { blobs, urls } = fakeUrls();
    const page = { id, talk, blobs, chat: createChat({ talk, call: place.call, urls, now: () => fake.time }) };
    placeOf.set(page, place);
    for (const other of places) if (other !== place) other.met.forEach((listener) => listener(id, true));
    return page;
  }

  function placeAt(page: FakePage): Place {
    const place = placeOf.get(page);
    if (place === undefined) throw new Error('No page of this call.');
    return place;
  }

  const fake: FakeCall = {
    time: 1_000_000,
    enter: (name) => open(participantId.parse(idText(name)), name),
    leave(page) {
      const place = placeAt(page);
      places = places.filter((one) => one !== place);
      publish();
      for (const { settle } of place.outbox.splice(0)) settle(false);
      for (const other of places) {
        const lost = other.outbox.filter(({ to }) => to === place);
        for (const one of lost) other.outbox.splice(other.outbox.indexOf(one), 1);
        for (const { settle } of lost) settle(false);
      }
    },
    reload(page) {
      const { id, name } = placeAt(page);
      page.chat.close();
      return open(id, name);
    },
    cut: (page, after = 0) => void (placeAt(page).left = after),
    block: (from, to) => void placeAt(from).blocked.add(to.id),
    mend(page) {
      const place = placeAt(page);
      place.left = Infinity;
      flush(place);
    },
    async settle() {
      // Reading a blob takes turns of the event loop of its own.
      for (let turn = 0; turn < 60; turn += 1) await new Promise((done) => setImmediate(done));
    },
  };
  return fake;
}

function fakeUrls(): { readonly blobs: Map<string, Blob>; readonly urls: ObjectUrls } {
  const blobs = new Map<string, Blob>();
  let made = 0;
  return {
    blobs,
    urls: {
      create(blob) {
        made += 1;
        const url = `blob:page/${String(made)}`;
        blobs.set(url, blob);
        return url;
      },
      revoke: (url) => void blobs.delete(url),
    },
  };
}
