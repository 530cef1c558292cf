import { areTogether } from '@anteroom/domain';
import type { OpenCall, ParticipantId } from '@anteroom/domain';
import { mediaKinds, type MediaKind } from '@anteroom/protocol';
import type { FeedLine, MediaFeed } from './media-room.ts';

/** A line that somebody is to receive: whose, what it carries, and where it comes from. */
export interface WantedLine {
  readonly participantId: ParticipantId;
  readonly kind: MediaKind;
  readonly from: FeedLine;
}

/**
 * What somebody in a call receives: everything that those send who are together with them (C2), each one's newest feed.
 * Sound comes first.
 */
export function wantedLines(call: OpenCall, self: ParticipantId, feeds: readonly MediaFeed[]): readonly WantedLine[] {
  const newest = new Map(feeds.map((feed) => [feed.participantId, feed]));
  const others = [...newest.values()].filter(
    ({ participantId }) => participantId !== self && areTogether(call, self, participantId),
  );
  return mediaKinds.flatMap((kind) =>
    others.flatMap(({ participantId, id, lines }) => {
      const line = lines.find((each) => each.kind === kind);
      return line === undefined ? [] : [{ participantId, kind, from: { feed: id, mid: line.mid } }];
    }),
  );
}

/** What has to change so that the lines of a connection are those that are wanted. */
export interface LinePlan {
  readonly add: readonly FeedLine[];
  /** The connection's own lines that are for nobody any more. */
  readonly remove: readonly string[];
  /** The same person's page sends anew: the line stays, and another feed comes by it. */
  readonly swap: readonly { readonly mid: string; readonly to: FeedLine }[];
}

/** Compares the lines of a connection with those that are wanted; null where nothing has to change. */
export function planLines(has: ReadonlyMap<string, WantedLine>, wanted: readonly WantedLine[]): LinePlan | null {
  const keyOf = ({ participantId, kind }: WantedLine) => `${participantId} ${kind}`;
  const there = new Map([...has].map(([mid, line]) => [keyOf(line), { mid, line }]));
  const keys = new Set(wanted.map(keyOf));
  const add: FeedLine[] = [];
  const swap: { mid: string; to: FeedLine }[] = [];
  for (const line of wanted) {
    const existing = there.get(keyOf(line));
    if (existing === undefined) add.push(line.from);
    else if (!isSame(existing.line.from, line.from)) swap.push({ mid: existing.mid, to: line.from });
  }
  const remove = [...has].filter(([, line]) => !keys.has(keyOf(line))).map(([mid]) => mid);
  return add.length + swap.length + remove.length === 0 ? null : { add, remove, swap };
}

export function isSame(left: FeedLine, right: FeedLine): boolean {
  return left.feed === right.feed && left.mid === right.mid;
}
