import type { ParticipantId } from '@anteroom/domain';
import { createStore } from '../../connection/store.ts';
import type { Store, WritableStore } from '../../connection/store.ts';
import type { Bytes, ToolMessage } from './messages.ts';

/** How a shared file stands on this page. */
export type FileState =
  | { readonly status: 'coming'; readonly arrived: number }
  | { readonly status: 'here'; readonly bytes: Bytes }
  /** Its owner's page sent something else than it said. */
  | { readonly status: 'broken' };

/** What is known of a file before it is here. */
export interface FileAnnounced {
  readonly id: string;
  readonly size: number;
  readonly by: ParticipantId;
}

type FileMessage = Extract<ToolMessage, { kind: 'want' | 'piece' }>;

/** Carries files from their owner's page to whoever looks at them; they live in memory, as long as they are shared. */
export interface FileExchange {
  /** Has a file of this page's own ready for who asks. */
  offer(id: string, bytes: Bytes): void;
  /** A file that is shared; asked for the first time, it is fetched from its owner. */
  of(file: FileAnnounced): Store<FileState>;
  /** What isn't among these is forgotten. */
  keepOnly(ids: ReadonlySet<string>): void;
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

  function take(from: ParticipantId, { id, at, bytes }: Extract<FileMessage, { kind: 'piece' }>): void {
    const file = incoming.get(id);
    if (file === undefined || file.by !== from || file.state.read().status !== 'coming') return;
    if (at !== file.arrived || bytes.length === 0 || at + bytes.length > file.size) {
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
    of({ id, size, by }) {
      const known = own.get(id) ?? incoming.get(id)?.state;
      if (known !== undefined) return known;
      const state = createStore<FileState>({ status: 'coming', arrived: 0 });
      incoming.set(id, { by, size, parts: [], arrived: 0, state });
      void send(by, { kind: 'want', id });
      return state;
    },
    keepOnly(ids) {
      for (const files of [offered, own, incoming])
        for (const id of [...files.keys()]) if (!ids.has(id)) files.delete(id);
    },
    hear(from, message) {
      if (message.kind === 'piece') take(from, message);
      else if (offered.has(message.id) && isReached(from)) void serve(from, message.id);
    },
  };
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
