import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';
import { mediaKinds } from '@anteroom/protocol';

import type { Talk } from '../talk/talk.ts';
import { readWay, wayTopic, writeWay } from './way-message.ts';

/** What pages tell each other of the way that they get each other's media. */
export interface Ways {
  /** Kinds that still go to somebody from page to page while the media server takes over. */
  readonly kept: ReadonlyMap<ParticipantId, readonly MediaKind[]>;
  /** The media server takes over: those who get sound and pictures now go on getting them until they say so. */
  begin(present: readonly ParticipantId[]): void;
  /** Whether anybody still takes something over the media server from this page. */
  isTakenOver(peers: readonly ParticipantId[]): boolean;
  /** Tells somebody what this page takes from them over the media server, where that is another. */
  tell(id: ParticipantId, carried: readonly MediaKind[]): void;
  forget(id: ParticipantId): void;
  close(): void;
}

/** @param onChange somebody's word has come, or their page is a new one */
export function createWays(talk: Pick<Talk, 'send' | 'on' | 'onMet'>, onChange: (id: ParticipantId) => void): Ways {
  const kept = new Map<ParticipantId, readonly MediaKind[]>();
  const theirs = new Map<ParticipantId, readonly MediaKind[]>();
  const told = new Map<ParticipantId, string>();
  const own = new Map<ParticipantId, readonly MediaKind[]>();

  function say(id: ParticipantId): void {
    const carried = own.get(id) ?? [];
    const text = String(carried);
    if (told.get(id) === text) return;
    told.set(id, text);
    void talk.send(id, wayTopic, writeWay(carried));
  }

  const stops = [
    talk.on(wayTopic, (from, body) => {
      const carried = readWay(body);
      if (carried === null) return;
      theirs.set(from, carried);
      const left = kept.get(from)?.filter((kind) => !carried.includes(kind));
      if (left !== undefined) kept.set(from, left);
      onChange(from);
    }),
    talk.onMet((id) => {
      // A page that was loaded anew never got anything from page to page.
      kept.delete(id);
      theirs.delete(id);
      if (!told.has(id)) return;
      told.delete(id);
      say(id);
      onChange(id);
    }),
  ];

  return {
    kept,
    begin(present) {
      kept.clear();
      for (const id of present) kept.set(id, mediaKinds);
    },
    isTakenOver: (peers) => peers.some((id) => (theirs.get(id)?.length ?? 0) > 0),
    tell(id, carried) {
      own.set(id, carried);
      // Nothing taken is what they think anyway.
      if (carried.length > 0 || told.has(id)) say(id);
    },
    forget(id) {
      for (const map of [kept, theirs, told, own]) map.delete(id);
    },
    close: () => stops.forEach((stop) => stop()),
  };
}
