import { createStore } from '../../connection/store.ts';
import type { Store } from '../../connection/store.ts';
import { lineToDrop } from './chat-state.ts';
import type { ChatEntry, ChatPerson, ChatState, SentFile } from './chat-state.ts';
import type { ObjectUrls } from './object-urls.ts';
import { headLength, pictureKindOf } from './picture-kind.ts';

/** The lines of a chat, and whatever addresses they hold. */
export interface ChatLines {
  readonly state: Store<ChatState>;
  read(key: number): ChatEntry | undefined;
  /** Adds a line at the end; answers its key. */
  add(entry: Omit<ChatEntry, 'key' | 'at'>): number;
  change(key: number, next: (entry: ChatEntry) => ChatEntry): void;
  /** Changes a line that is a file; its addresses are let go of with what they stand for. */
  changeFile(key: number, next: (body: SentFile, entry: ChatEntry) => SentFile): void;
  /** The file has come whole, and can be saved. */
  hold(key: number, blob: Blob): void;
  /** Shows a file small, where it is a picture by its bytes. */
  showSmall(key: number, blob: Blob): Promise<void>;
  leaveOut(person: ChatPerson): void;
  setOpen(isOpen: boolean): void;
  /** Told of a line that went since there are too many. */
  onDropped(listener: (entry: ChatEntry) => void): void;
  close(): void;
}

/** An empty chat. */
export function createChatLines({ now, urls }: { readonly now: () => number; readonly urls: ObjectUrls }): ChatLines {
  const state = createStore<ChatState>({ entries: [], unread: 0, leftOut: [] });
  let keys = 0;
  let isOpen = false;
  let isClosed = false;
  let tellDropped: (entry: ChatEntry) => void = () => undefined;

  const set = (next: Partial<ChatState>): void => state.set({ ...state.read(), ...next });
  const read = (key: number): ChatEntry | undefined => state.read().entries.find((entry) => entry.key === key);

  function letGo(before: ChatEntry['body'], after: ChatEntry['body'] | null): void {
    if (before.kind !== 'file') return;
    const kept = after?.kind === 'file' ? [after.url, after.picture] : [];
    for (const url of [before.url, before.picture]) if (url !== null && !kept.includes(url)) urls.revoke(url);
  }

  function change(key: number, next: (entry: ChatEntry) => ChatEntry): void {
    const before = read(key);
    if (before === undefined) return;
    const after = next(before);
    if (after === before) return;
    letGo(before.body, after.body);
    set({ entries: state.read().entries.map((entry) => (entry === before ? after : entry)) });
  }

  function changeFile(key: number, next: (body: SentFile, entry: ChatEntry) => SentFile): void {
    change(key, (entry) => {
      if (entry.body.kind !== 'file') return entry;
      const body = next(entry.body, entry);
      return body === entry.body ? entry : { ...entry, body };
    });
  }

  return {
    state,
    read,
    change,
    changeFile,
    add(entry) {
      keys += 1;
      const { entries, unread } = state.read();
      const added = [...entries, { ...entry, key: keys, at: now() }];
      const dropped = lineToDrop(added);
      if (dropped !== undefined) {
        letGo(dropped.body, null);
        tellDropped(dropped);
      }
      set({
        entries: added.filter((one) => one !== dropped),
        unread: entry.from === null || isOpen ? unread : unread + 1,
      });
      return keys;
    },
    hold(key, blob) {
      if (isClosed) return;
      changeFile(key, (body) => ({ ...body, status: 'here', percent: 100, url: urls.create(blob) }));
    },
    async showSmall(key, blob) {
      const kind = pictureKindOf(
        new Uint8Array(
          await blob
            .slice(0, headLength)
            .arrayBuffer()
            .catch(() => new ArrayBuffer()),
        ),
      );
      if (kind === null || isClosed) return;
      // Under the type that it really has: what a browser shows as a picture runs nothing.
      changeFile(key, (body) =>
        body.status === 'removed' ? body : { ...body, picture: urls.create(blob.slice(0, blob.size, kind.type)) },
      );
    },
    leaveOut(person) {
      const { leftOut } = state.read();
      if (!leftOut.some(({ id }) => id === person.id)) set({ leftOut: [...leftOut, person] });
    },
    setOpen(open) {
      isOpen = open;
      if (open && state.read().unread > 0) set({ unread: 0 });
    },
    onDropped: (listener) => void (tellDropped = listener),
    close() {
      isClosed = true;
      for (const { body } of state.read().entries) letGo(body, null);
      state.set({ entries: [], unread: 0, leftOut: [] });
    },
  };
}
