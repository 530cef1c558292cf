import type { ParticipantId } from '@anteroom/domain';
import type { Talk } from '@anteroom/media';
import { chatTopic } from '@anteroom/protocol';
import type { ChatMessage } from '@anteroom/protocol';
import type { Store } from '../../connection/store.ts';
import { createAllowance } from './allowance.ts';
import type { Allowance } from './allowance.ts';
import { readChat } from './chat-codec.ts';
import type { ChatLines } from './chat-lines.ts';
import type { ChatCall, ChatPerson, FileStatus, SentFile } from './chat-state.ts';
import { cleanFileName } from './file-name.ts';
import { createIncomingFiles } from './incoming-files.ts';

type Refused = Extract<ChatMessage, { type: 'refused' }>;

export interface HearingParts {
  readonly talk: Pick<Talk, 'on' | 'onMet'>;
  readonly call: Store<ChatCall>;
  readonly lines: ChatLines;
  readonly now: () => number;
  readonly tell: (to: ParticipantId, message: ChatMessage) => void;
  /** Somebody takes no more of a file that is sent from here. */
  readonly onRefused: (from: ParticipantId, id: string, why: Refused['why']) => void;
}

/** What others say in the chat, made into lines. It is anybody's word: everything is bounded, and what is wrong is dropped. */
export interface Hearing {
  /** Takes no more of a file on its way. */
  stop(key: number): void;
  /** Lets go of a file that has come. */
  remove(key: number): void;
  close(): void;
}

/** How much of one person is listened to: some 200 messages at once, then five in a second. */
const measure = { size: 200, perSecond: 5, file: 5 };

/** Listens to the chat of a call. */
export function hearChat({ talk, call, lines, now, tell, onRefused }: HearingParts): Hearing {
  const files = createIncomingFiles();
  const allowances = new Map<ParticipantId, Allowance>();
  /** The files that came or are coming, by line. */
  const known = new Map<number, { readonly from: ParticipantId; readonly id: string }>();

  const personOf = (from: ParticipantId): ChatPerson | null => {
    const person = call.read().people.find(({ id, isSelf, peer }) => id === from && !isSelf && peer !== null);
    return person === undefined ? null : { id: from, name: person.name };
  };
  const keyOf = (from: ParticipantId, id: string): number | null =>
    [...known].find(([, file]) => file.from === from && file.id === id)?.[0] ?? null;

  function mayBeHeard(from: ChatPerson, amount: number): boolean {
    const allowance = allowances.get(from.id) ?? createAllowance(measure.size, measure.perSecond, now);
    allowances.set(from.id, allowance);
    const isHeard = allowance.take(amount);
    if (!isHeard) lines.leaveOut(from);
    return isHeard;
  }

  /** A file that came to nothing, or is let go of. */
  function end(key: number, status: FileStatus): void {
    const file = known.get(key);
    if (file === undefined) return;
    known.delete(key);
    files.drop(file.from, file.id);
    lines.changeFile(key, (body) => ({ ...body, status, url: null, picture: null }));
  }

  function takeOffer(from: ChatPerson, { id, name, size, isPrivate }: Extract<ChatMessage, { type: 'file' }>): void {
    if (!mayBeHeard(from, measure.file)) return;
    const answer = files.offer(from.id, id, size);
    if (answer === 'known') return;
    const body: SentFile = {
      kind: 'file',
      name: cleanFileName(name),
      size,
      status: answer === 'taken' ? 'on-its-way' : 'no-room',
      percent: 0,
      url: null,
      picture: null,
    };
    const key = lines.add({ from, isPrivate, recipients: [], body });
    if (answer === 'taken') known.set(key, { from: from.id, id });
    else tell(from.id, { type: 'refused', id, why: 'no-room' });
  }

  function takePiece(from: ParticipantId, id: string, bytes: Uint8Array<ArrayBuffer>): void {
    const progress = files.piece(from, id, bytes);
    const key = keyOf(from, id);
    if (progress === null || key === null) return;
    switch (progress.kind) {
      case 'more': {
        const { percent } = progress;
        return lines.changeFile(key, (body) => (body.percent === percent ? body : { ...body, percent }));
      }
      case 'whole':
        lines.hold(key, progress.blob);
        return void lines.showSmall(key, progress.blob);
      case 'broken':
        end(key, 'broken');
        return tell(from, { type: 'refused', id, why: 'broken' });
    }
  }

  function hear(from: ParticipantId, bytes: Uint8Array<ArrayBuffer>): void {
    const person = personOf(from);
    const message = person === null ? null : readChat(bytes);
    if (person === null || message === null) return;
    switch (message.type) {
      case 'said': {
        const { text, isPrivate } = message;
        if (!mayBeHeard(person, 1)) return;
        lines.add({ from: person, isPrivate, recipients: [], body: { kind: 'text', text } });
        return;
      }
      case 'file':
        return takeOffer(person, message);
      case 'piece':
        return takePiece(from, message.id, message.bytes);
      case 'stopped':
        return endArriving(keyOf(from, message.id), 'stopped');
      case 'refused':
        return onRefused(from, message.id, message.why);
    }
  }

  /** What is here already stays. */
  function endArriving(key: number | null, status: FileStatus): void {
    const body = key === null ? undefined : lines.read(key)?.body;
    if (key !== null && body?.kind === 'file' && body.status === 'on-its-way') end(key, status);
  }

  /** Nothing more comes of the page that somebody had. */
  function lose(from: ParticipantId): void {
    for (const [key, file] of [...known]) if (file.from === from) endArriving(key, 'lost');
  }

  lines.onDropped(({ key }) => {
    const file = known.get(key);
    if (file === undefined) return;
    known.delete(key);
    files.drop(file.from, file.id);
  });
  const stops = [
    talk.on(chatTopic, hear),
    talk.onMet(lose),
    call.subscribe(() => {
      for (const { from } of [...known.values()]) if (personOf(from) === null) lose(from);
    }),
  ];

  return {
    stop(key) {
      const file = known.get(key);
      if (file === undefined) return;
      end(key, 'stopped');
      tell(file.from, { type: 'refused', id: file.id, why: 'unwanted' });
    },
    remove: (key) => end(key, 'removed'),
    close: () => stops.forEach((stop) => stop()),
  };
}
