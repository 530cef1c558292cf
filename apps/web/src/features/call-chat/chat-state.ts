import type { ParticipantId } from '@anteroom/domain';

/** Somebody in the call, by the name that they had when it was said. */
export interface ChatPerson {
  readonly id: ParticipantId;
  readonly name: string;
}

/** The people of the call, as far as the chat is concerned. */
export interface ChatCall {
  readonly people: readonly (ChatPerson & { readonly isSelf: boolean; readonly peer: object | null })[];
}

/** Where something said stands with one of those it was said to. `lost`: they left, or loaded their page anew, before. */
export type Receipt = 'on-its-way' | 'arrived' | 'lost' | 'unwanted' | 'no-room' | 'broken';

export interface Recipient extends ChatPerson {
  readonly receipt: Receipt;
}

export interface WrittenText {
  readonly kind: 'text';
  readonly text: string;
}

/**
 * How a file stands: of one's own, `here` is given out to everybody whom it could be given to. `lost`: its sender left
 * before all of it had come; `broken`: it wasn't as long as it said; `unreadable`: this device can't read it any more.
 */
export type FileStatus = 'on-its-way' | 'here' | 'stopped' | 'lost' | 'broken' | 'no-room' | 'removed' | 'unreadable';

export interface SentFile {
  readonly kind: 'file';
  /** Without anything that could mislead: see `cleanFileName`. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly status: FileStatus;
  /** How much of it has arrived, from 0 to 100; for one's own, on average of those it goes to. */
  readonly percent: number;
  /** Saves it, always as bytes of no type; null for one's own, and while it isn't here. */
  readonly url: string | null;
  /** Shows it small; null where it isn't a picture by its bytes. */
  readonly picture: string | null;
}

/** One line of the chat. The same object until something of it changes. */
export interface ChatEntry {
  /** Counts on this page alone. */
  readonly key: number;
  /** When this page said or heard it, in milliseconds since 1970. */
  readonly at: number;
  /** Null for what was said here. */
  readonly from: ChatPerson | null;
  /** Said to one person alone. */
  readonly isPrivate: boolean;
  /** Of what was said here: to whom, and how it stands with each. */
  readonly recipients: readonly Recipient[];
  readonly body: WrittenText | SentFile;
}

/** The chat as a screen draws it. It is gone with the page. */
export interface ChatState {
  /** In the order in which this page said or heard them. */
  readonly entries: readonly ChatEntry[];
  /** How many of others came while the chat wasn't open. */
  readonly unread: number;
  /** Who said so much at once that some of it was left out. */
  readonly leftOut: readonly ChatPerson[];
}

/** What is being written, and to whom; null: to everybody. It stays while the drawer is closed. */
export interface Draft {
  readonly text: string;
  readonly to: ChatPerson | null;
}

/** So many lines are kept. */
export const entryLimit = 1_000;

/** The line that goes when there are too many: the oldest of whoever has most, so that nobody pushes others out. */
export function lineToDrop(entries: readonly ChatEntry[]): ChatEntry | undefined {
  if (entries.length <= entryLimit) return undefined;
  const counts = new Map<string, number>();
  for (const { from } of entries) counts.set(from?.id ?? '', (counts.get(from?.id ?? '') ?? 0) + 1);
  const most = Math.max(...counts.values());
  return entries.find(({ from }) => counts.get(from?.id ?? '') === most);
}

/** The share of a file that has arrived at those who still take it, from 0 to 100. */
export function percentOf(arrived: number, size: number, recipients: readonly Recipient[]): number {
  const takers = recipients.filter(({ receipt }) => receipt === 'on-its-way' || receipt === 'arrived').length;
  return takers === 0 ? 0 : Math.min(100, Math.floor((100 * arrived) / (size * takers)));
}
