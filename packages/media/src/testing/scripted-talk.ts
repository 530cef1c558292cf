import type { ParticipantId } from '@anteroom/domain';

import type { Hear, Talk } from '../talk/talk.ts';

/** One message on its way. */
export interface Letter {
  readonly from: ParticipantId;
  readonly to: ParticipantId;
  readonly topic: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Talk between pages in which every message arrives when the test says so, in order between each two. */
export interface ScriptedTalk {
  /** Everything that was ever said, oldest first. */
  readonly said: readonly Letter[];
  /** A page's talk; the page of the same person before it is gone. */
  load(self: ParticipantId): Talk;
  unload(self: ParticipantId): void;
  /** Delivers the first message of one of the pairs that have one; false where nothing is on its way. */
  deliver(choose?: (pairs: number) => number): boolean;
}

interface Page {
  readonly self: ParticipantId;
  readonly hearers: Map<string, Hear>;
  readonly meeters: Set<(peer: ParticipantId, isNewPage: boolean) => void>;
}

/** Nobody's talk yet. Two pages have met as soon as both are there. */
export function createScriptedTalk(): ScriptedTalk {
  const pages = new Map<ParticipantId, Page>();
  const said: Letter[] = [];
  let onTheirWay: readonly (Letter & { readonly page: Page; readonly settle: (arrived: boolean) => void })[] = [];

  function unload(self: ParticipantId): void {
    const page = pages.get(self);
    pages.delete(self);
    const lost = onTheirWay.filter((letter) => letter.page === page || letter.from === self);
    onTheirWay = onTheirWay.filter((letter) => !lost.includes(letter));
    lost.forEach(({ settle }) => settle(false));
  }

  return {
    said,
    unload,
    load(self) {
      unload(self);
      const page: Page = { self, hearers: new Map(), meeters: new Set() };
      const others = [...pages.values()];
      pages.set(self, page);
      for (const { meeters } of others) meeters.forEach((listener) => listener(self, true));
      return {
        send(to, topic, body) {
          const other = pages.get(to);
          if (pages.get(self) !== page || other === undefined) return Promise.resolve(false);
          const letter = { from: self, to, topic, body: body.slice() };
          said.push(letter);
          return new Promise((settle) => {
            onTheirWay = [...onTheirWay, { ...letter, page: other, settle }];
          });
        },
        waiting: () => 0,
        on(topic, hear) {
          page.hearers.set(topic, hear);
          return () => page.hearers.delete(topic);
        },
        onMet(listener) {
          page.meeters.add(listener);
          for (const id of pages.keys()) if (id !== self) listener(id, true);
          return () => page.meeters.delete(listener);
        },
        met: () => [...pages.keys()].filter((id) => id !== self),
        close: () => unload(self),
      };
    },
    deliver(choose = () => 0) {
      const pairs = [...new Set(onTheirWay.map(({ from, to }) => `${from} ${to}`))];
      const pair = pairs[choose(pairs.length)];
      const letter = onTheirWay.find(({ from, to }) => `${from} ${to}` === pair);
      if (letter === undefined) return false;
      onTheirWay = onTheirWay.filter((one) => one !== letter);
      letter.page.hearers.get(letter.topic)?.(letter.from, letter.body);
      letter.settle(true);
      return true;
    },
  };
}
