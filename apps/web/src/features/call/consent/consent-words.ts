import type { ParticipantId } from '@anteroom/domain';
import type { Talk } from '@anteroom/media';
import * as z from 'zod/mini';
import { createStore } from '../../../connection/store.ts';
import type { Store } from '../../../connection/store.ts';
import type { CallState } from '../call-state.ts';

/** Most characters of a question in a host's own words. */
export const consentWordsLimit = 200;

const topic = 'consent';
const mostBytes = 2_000;
/** So many questions are kept of one page, the newest ones. */
const mostKept = 20;

const number = z.int().check(z.positive(), z.maximum(1_000_000));
const said = z.union([
  z.strictObject({ number, words: z.string().check(z.trim(), z.minLength(1), z.maxLength(consentWordsLimit)) }),
  z.strictObject({ number, withdrawn: z.literal(true) }),
]);
type Said = z.infer<typeof said>;

/** What pages say to each other of consent, past the server, and keep nowhere else (C9). */
export interface ConsentWords {
  /** What hosts asked in their own words, by the number of the question. */
  readonly words: Store<ReadonlyMap<number, string>>;
  /** Says to everybody what a question of this page's person is. */
  say(number: number, words: string): void;
  /** Says to whoever records that this person no longer agrees: they hear it even where they have lost the server. */
  withdraw(number: number): void;
  close(): void;
}

/**
 * Hears the words of those whom the server names as having asked, and says the own ones to whoever comes later. The first
 * words count: nobody has agreed to others.
 */
export function followConsentWords(talk: Talk, call: Store<CallState>, onWithdrawn: () => void): ConsentWords {
  const words = createStore<ReadonlyMap<number, string>>(new Map());
  const heard = new Map<ParticipantId, Map<number, string>>();
  const own = new Map<number, string>();

  function show(): void {
    const { consents, people } = call.read();
    const self = people.find(({ isSelf }) => isSelf)?.id;
    const next = new Map<number, string>();
    for (const { number: of, askedBy } of consents) {
      const text = (askedBy === self ? own : heard.get(askedBy))?.get(of);
      if (text !== undefined) next.set(of, text);
    }
    const before = words.read();
    if (next.size !== before.size || [...next].some(([of, text]) => before.get(of) !== text)) words.set(next);
  }

  function hear(from: ParticipantId, message: Said): void {
    if ('withdrawn' in message) {
      const asked = call.read().consents.find(({ kind }) => kind === 'recording');
      if (asked?.number === message.number) onWithdrawn();
      return;
    }
    if (!call.read().people.some(({ id, kind }) => id === from && kind === 'provider')) return;
    const theirs = heard.get(from) ?? new Map<number, string>();
    heard.set(from, theirs);
    if (theirs.has(message.number)) return;
    theirs.set(message.number, message.words);
    const [oldest] = theirs.keys();
    if (theirs.size > mostKept && oldest !== undefined) theirs.delete(oldest);
    show();
  }

  function tell(to: ParticipantId): void {
    // What is no longer asked is nothing to somebody who has come since.
    const asked = new Set(call.read().consents.map((question) => question.number));
    for (const [of, text] of own) if (asked.has(of)) void talk.send(to, topic, write({ number: of, words: text }));
  }

  const stops = [
    talk.on(topic, (from, body) => {
      const message = body.length <= mostBytes ? read(body) : null;
      if (message !== null) hear(from, message);
    }),
    talk.onMet(tell),
    call.subscribe(show),
  ];

  return {
    words,
    say(of, text) {
      own.set(of, text);
      for (const to of talk.met()) void talk.send(to, topic, write({ number: of, words: text }));
      show();
    },
    withdraw(of) {
      const { recordedBy } = call.read();
      if (recordedBy !== null) void talk.send(recordedBy, topic, write({ number: of, withdrawn: true }));
    },
    close: () => stops.forEach((stop) => stop()),
  };
}

function write(message: Said): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(message));
}

function read(body: Uint8Array): Said | null {
  try {
    const parsed = said.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
