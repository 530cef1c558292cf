import type { ParticipantId } from '@anteroom/domain';
import { createStore } from '../../connection/store.ts';
import type { Store, WritableStore } from '../../connection/store.ts';
import type { Bytes, ToolMessage } from './messages.ts';

/** How a shared file stands on this page. */
export type FileState =
  | { readonly status: 'coming'; readonly arrived: number }
  | { readonly status: 'here'; readonly bytes: Bytes }
  /** Its owner's page sent something else than it said. */
  | { readonly status: 'broken' }
  /** Too much is shared at once for this page's memory. */
  | { readonly status: 'declined' };

/** What is known of a file before it is here. */
export interface FileAnnounced {
  readonly id: string;
  readonly size: number;
  readonly by: ParticipantId;
  /** Whether it is this page's own. */
  readonly isOwn: boolean;
}

type FileMessage = Extract<ToolMessage, { kind: 'want' | 'piece' }>;

/** Carries files from their owner's page to whoever looks at them; they live in memory, as long as they are shared. */
export interface FileExchange {
  /** Has a file of this page's own ready for who asks. */
  offer(id: string, bytes: Bytes): void;
  /** A file that is shared; asked for the first time, it is fetched from its owner. */
  of(file: FileAnnounced): Store<FileState>;
  /** What isn't among these is forgotten. */
  keepOnly(files: readonly Omit<FileAnnounced, 'size'>[]): void;
  /** Somebody asks for a file of this page's, or sends a piece of theirs. */
  hear(from: ParticipantId, message: FileMessage): void;
}

export interface FileExchangeOptions {
  /** Answers whether it has arrived. */
  readonly send: (to: ParticipantId, message: FileMessage) => Promise<boolean>;
  /** Whether what is shown reaches somebody at all. */
  readonly isReached: (id: ParticipantId) => boolean;
}

/** Bytes of one piece; words of the chat pass between two of them. */
const pieceLength = 65_536;

/** Most bytes that one person's files take here, and everybody's: whoever announces ever more fills nobody's memory. */
const mostOfOne = 62_914_560;
const mostOfAll = 125_829_120;

/** So many pieces are on their way at once. */
const ahead = 4;

interface Incoming {
  readonly by: ParticipantId;
  readonly size: number;
  parts: Bytes[];
  arrived: number;
  readonly state: WritableStore<FileState>;
}

/** Offers and knows nothing yet. */
export function createFileExchange({ send, isReached }: FileExchangeOptions): FileExchange {
  const offered = new Map<string, Bytes>();
  const own = new Map<string, Store<FileState>>();
  const incoming = new Map<string, Incoming>();
  const serving = new Set<string>();

  async function serve(to: ParticipantId, id: string): Promise<void> {
    const task = `${to} ${id}`;
    if (serving.has(task)) return;
    serving.add(task);
    let under: readonly Promise<boolean>[] = [];
    for (let at = 0; at < (offered.get(id)?.length ?? 0) && isReached(to); at += pieceLength) {
      const bytes = offered.get(id)?.slice(at, at + pieceLength) ?? new Uint8Array();
      under = [...under, send(to, { kind: 'piece', id, at, bytes })];
      const [oldest] = under;
      if (under.length < ahead || oldest === undefined) continue;
      under = under.slice(1);
      if (!(await oldest)) break;
    }
    await Promise.all(under);
    serving.delete(task);
  }

  /** Whether there is memory for a file: all of it is counted from the beginning. */
  function hasRoomFor(size: number, by: ParticipantId): boolean {
    const kept = [...incoming.values()].filter(({ state }) => ['coming', 'here'].includes(state.read().status));
    const sum = (files: readonly Incoming[]): number => files.reduce((all, file) => all + file.size, size);
    return sum(kept) <= mostOfAll && sum(kept.filter((file) => file.by === by)) <= mostOfOne;
  }

  function take(from: ParticipantId, { id, at, bytes }: Extract<FileMessage, { kind: 'piece' }>): void {
    const file = incoming.get(nameOf(from, id));
    if (file === undefined || file.state.read().status !== 'coming') return;
    // Crumbs would cost far more than what they carry.
    if (at !== file.arrived || bytes.length !== Math.min(pieceLength, file.size - at)) {
      file.parts = [];
      file.state.set({ status: 'broken' });
      return;
    }
    file.parts.push(bytes);
    file.arrived += bytes.length;
    if (file.arrived < file.size) return file.state.set({ status: 'coming', arrived: file.arrived });
    file.state.set({ status: 'here', bytes: joined(file.parts, file.size) });
    file.parts = [];
  }

  return {
    offer(id, bytes) {
      offered.set(id, bytes);
      own.set(id, createStore<FileState>({ status: 'here', bytes }));
    },
    of({ id, size, by, isOwn }) {
      const name = nameOf(by, id);
      const known = isOwn ? own.get(id) : incoming.get(name)?.state;
      if (known !== undefined) return known;
      const hasRoom = hasRoomFor(size, by);
      const state = createStore<FileState>(hasRoom ? { status: 'coming', arrived: 0 } : { status: 'declined' });
      incoming.set(name, { by, size, parts: [], arrived: 0, state });
      if (hasRoom) void send(by, { kind: 'want', id });
      return state;
    },
    keepOnly(files) {
      const mine = new Set(files.filter(({ isOwn }) => isOwn).map(({ id }) => id));
      for (const kept of [offered, own]) for (const id of [...kept.keys()]) if (!mine.has(id)) kept.delete(id);
      const theirs = new Set(files.map(({ by, id }) => nameOf(by, id)));
      const gone = [...incoming.keys()].filter((name) => !theirs.has(name));
      for (const name of gone) incoming.delete(name);
      // There may be room now for what was declined.
      if (gone.length === 0) return;
      for (const [name, { state }] of [...incoming]) if (state.read().status === 'declined') incoming.delete(name);
    },
    hear(from, message) {
      if (message.kind === 'piece') take(from, message);
      else if (offered.has(message.id) && isReached(from)) void serve(from, message.id);
    },
  };
}

/** An id alone can be claimed by anybody. */
function nameOf(by: ParticipantId, id: string): string {
  return `${by}/${id}`;
}

function joined(parts: readonly Bytes[], size: number): Bytes {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
