import type { ParticipantId } from '@anteroom/domain';
import type { Talk } from '@anteroom/media';
import { chatFileLimit, chatFileNameLimit, chatTextLimit, chatTopic } from '@anteroom/protocol';
import type { ChatMessage } from '@anteroom/protocol';
import { newMessageId } from '../../connection/random-id.ts';
import { createStore } from '../../connection/store.ts';
import type { Store, WritableStore } from '../../connection/store.ts';
import { createAllowance } from './allowance.ts';
import { writeMessage } from './chat-codec.ts';
import { createChatLines } from './chat-lines.ts';
import type { ChatCall, ChatPerson, ChatState, Draft, Receipt, Recipient } from './chat-state.ts';
import { percentOf } from './chat-state.ts';
import { hearChat } from './hear-chat.ts';
import { cleanFileName } from './file-name.ts';
import { browserUrls } from './object-urls.ts';
import type { ObjectUrls } from './object-urls.ts';
import { sendPieces } from './outgoing-file.ts';

/** Why something isn't sent; null: it is. `gone`: whom it was for has left. */
export type SendProblem = 'empty' | 'too-long' | 'too-large' | 'too-quick' | 'alone' | 'gone';

/** The chat of one call on one page (C3): in memory alone, from page to page, and gone with either. */
export interface Chat {
  readonly state: Store<ChatState>;
  readonly draft: WritableStore<Draft>;
  /** Who would get what is said to everybody now. */
  present(): readonly ChatPerson[];
  /** @param to null: everybody who is here now */
  say(text: string, to: ChatPerson | null): SendProblem | null;
  sendFile(file: File, to: ChatPerson | null): SendProblem | null;
  /** Stops a file on its way, in either direction. */
  stop(key: number): void;
  /** Lets go of a file that has come. */
  remove(key: number): void;
  /** Whether it is before the person's eyes: then nothing counts as unread. */
  setOpen(isOpen: boolean): void;
  /** Everything is let go of, and no address of its bytes leads anywhere any more. */
  close(): void;
}

export interface ChatParts {
  readonly talk: Pick<Talk, 'send' | 'waiting' | 'on' | 'onMet'>;
  readonly call: Store<ChatCall>;
  readonly now?: () => number;
  readonly urls?: ObjectUrls;
}

// Others listen to more than this: what was said in a while without a connection comes all at once.
const ownMeasure = { size: 20, perSecond: 1, file: 2 };

/** Begins a chat with whoever is in the call. */
export function createChat({ talk, call, now = Date.now, urls = browserUrls }: ChatParts): Chat {
  const lines = createChatLines({ now, urls });
  const draft = createStore<Draft>({ text: '', to: null });
  const allowance = createAllowance(ownMeasure.size, ownMeasure.perSecond, now);
  /** Own files on their way: those who have stopped taking each, and whether it was stopped here. */
  const sending = new Map<number, { readonly id: string; isStopped: boolean; readonly without: Set<ParticipantId> }>();
  /** What each person gets, one file after another: who can't be reached holds nobody else up. */
  const queues = new Map<ParticipantId, Promise<void>>();
  let isClosed = false;

  const present = (): readonly ChatPerson[] =>
    call.read().people.flatMap(({ id, name, isSelf, peer }) => (isSelf || peer === null ? [] : [{ id, name }]));
  const isPresent = (id: ParticipantId): boolean => present().some((person) => person.id === id);
  const tell = (to: ParticipantId, message: ChatMessage): Promise<boolean> =>
    talk.send(to, chatTopic, writeMessage(message));

  const hearing = hearChat({
    talk,
    call,
    lines,
    now,
    tell: (to, message) => void tell(to, message),
    onRefused(from, id, why) {
      for (const [key, file] of sending) {
        if (file.id !== id) continue;
        file.without.add(from);
        mark(key, from, why);
      }
    },
  });

  function receivers(to: ChatPerson | null): readonly Recipient[] | 'alone' | 'gone' {
    const all = present();
    const wanted = to === null ? all : all.filter(({ id }) => id === to.id);
    if (wanted.length > 0) return wanted.map((person) => ({ ...person, receipt: 'on-its-way' }));
    return to === null ? 'alone' : 'gone';
  }

  function mark(key: number, id: ParticipantId, receipt: Receipt): void {
    lines.change(key, (entry) => ({
      ...entry,
      recipients: entry.recipients.map((one) => (one.id === id ? { ...one, receipt } : one)),
    }));
  }

  /** Gives a file to all whom it is for, to each as soon as they have what came before it. */
  async function give(key: number, file: File, offer: Extract<ChatMessage, { type: 'file' }>): Promise<void> {
    let arrived = 0;
    const onArrived = (bytes: number): void => {
      arrived += bytes;
      lines.changeFile(key, (body, { recipients }) => {
        const percent = percentOf(arrived, file.size, recipients);
        return percent === body.percent ? body : { ...body, percent };
      });
    };
    const recipients = lines.read(key)?.recipients ?? [];
    const ends = recipients.map(({ id: to }) => {
      const end = (queues.get(to) ?? Promise.resolve()).then(() => giveTo(to, key, file, offer, onArrived));
      queues.set(to, end);
      return end;
    });
    await Promise.all(ends);
    lines.changeFile(key, (body) => (body.status === 'on-its-way' ? { ...body, status: 'here' } : body));
  }

  async function giveTo(
    to: ParticipantId,
    key: number,
    file: File,
    offer: Extract<ChatMessage, { type: 'file' }>,
    onArrived: (bytes: number) => void,
  ): Promise<void> {
    const { id } = offer;
    const isStopped = (): boolean => {
      const transfer = sending.get(key);
      return isClosed || transfer === undefined || transfer.isStopped || transfer.without.has(to);
    };
    if (isStopped()) return;
    if (!isPresent(to)) return mark(key, to, 'lost');
    void tell(to, offer);
    const end = await sendPieces({ talk, to, id, file, isStopped, onArrived });
    if (end === 'arrived' || end === 'lost') mark(key, to, end);
    if (end !== 'unreadable') return;
    void tell(to, { type: 'stopped', id });
    lines.changeFile(key, (body) => ({ ...body, status: 'unreadable' }));
  }

  return {
    state: lines.state,
    draft,
    present,
    say(text, to) {
      const words = text.trim();
      if (words === '') return 'empty';
      if (words.length > chatTextLimit) return 'too-long';
      const recipients = receivers(to);
      if (typeof recipients === 'string') return recipients;
      if (!allowance.take(1)) return 'too-quick';
      const isPrivate = to !== null;
      const key = lines.add({ from: null, isPrivate, recipients, body: { kind: 'text', text: words } });
      for (const { id } of recipients) {
        void tell(id, { type: 'said', text: words, isPrivate }).then((hasArrived) =>
          mark(key, id, hasArrived ? 'arrived' : 'lost'),
        );
      }
      return null;
    },
    sendFile(file, to) {
      if (file.size === 0) return 'empty';
      if (file.size > chatFileLimit) return 'too-large';
      const recipients = receivers(to);
      if (typeof recipients === 'string') return recipients;
      if (!allowance.take(ownMeasure.file)) return 'too-quick';
      const name = cleanFileName(file.name).slice(0, chatFileNameLimit);
      const key = lines.add({
        from: null,
        isPrivate: to !== null,
        recipients,
        body: { kind: 'file', name, size: file.size, status: 'on-its-way', percent: 0, url: null, picture: null },
      });
      void lines.showSmall(key, file);
      const id = newMessageId();
      sending.set(key, { id, isStopped: false, without: new Set() });
      void give(key, file, { type: 'file', id, name, size: file.size, isPrivate: to !== null });
      return null;
    },
    stop(key) {
      const transfer = sending.get(key);
      const entry = lines.read(key);
      if (entry?.body.kind !== 'file' || entry.body.status !== 'on-its-way') return;
      if (transfer === undefined) return hearing.stop(key);
      transfer.isStopped = true;
      for (const { id, receipt } of entry.recipients) {
        if (receipt === 'on-its-way') void tell(id, { type: 'stopped', id: transfer.id });
      }
      lines.changeFile(key, (body) => ({ ...body, status: 'stopped' }));
    },
    remove: (key) => hearing.remove(key),
    setOpen: lines.setOpen,
    close() {
      isClosed = true;
      hearing.close();
      lines.close();
      draft.set({ text: '', to: null });
    },
  };
}
