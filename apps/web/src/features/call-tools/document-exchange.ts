import type { ParticipantId } from '@anteroom/domain';
import { mostMarks } from './board/marks.ts';
import { createBudget } from './budget.ts';
import type { DocumentPart } from './document-update.ts';
import { documentNames } from './messages.ts';
import type { DocumentName, ToolMessage } from './messages.ts';
import { isHost } from './rules.ts';
import type { ToolPerson } from './rules.ts';
import { createSharedDocument } from './shared-document.ts';
import type { Sender, SharedDocument, Verdict } from './shared-document.ts';
import { textLimit } from './text/text-limit.ts';
import { createWriters } from './writers.ts';

type DocumentMessage = Extract<ToolMessage, { document: DocumentName }>;

/** Keeps the shared documents of the pages alike. */
export interface DocumentExchange {
  of(name: DocumentName): SharedDocument;
  /** Under which number somebody's page writes. */
  learn(from: ToolPerson, client: number): void;
  /** Their page is another one now, or gone: what was asked of it isn't answered any more. */
  forget(peer: ParticipantId): void;
  /** Asks a page for what is missing here. */
  ask(peer: ParticipantId): void;
  answer(peer: ParticipantId, question: DocumentMessage): void;
  /** Takes what somebody wrote who may write, or nothing of it. */
  take(from: ToolPerson, message: DocumentMessage): Verdict;
  close(): void;
}

export interface DocumentExchangeOptions {
  /** The number under which this page writes. */
  readonly client: number;
  readonly mayWrite: () => boolean;
  readonly send: (to: ParticipantId, message: DocumentMessage) => void;
  /** Those whom what is written reaches. */
  readonly everybody: () => readonly ParticipantId[];
  /** Whether no host is here but, perhaps, this person. */
  readonly isOnlyHost: () => boolean;
  /** The time, in milliseconds. */
  readonly now: () => number;
}

/** Most bytes of a document: all of it fits into one message of the pages' talk. */
export const documentLimit = 786_432;

/**
 * What is in them, and how much more than our pages have themselves: several who write at the same time can go beyond that. All of
 * it is gone through at each change.
 */
const boardPart: DocumentPart = { name: 'marks', holds: 'values', longest: 2 * mostMarks };
const textPart: DocumentPart = { name: 'words', holds: 'letters', longest: 4 * textLimit };

/** So long what somebody writes waits for the answer to what is missing before it, in milliseconds. */
const longestWait = 2000;

/** So often a page is asked again whose answer stood on what wasn't here. */
const mostTries = 3;

/**
 * So much work of taking is done for a page. It is enough for two full documents at once, and then for more than a person
 * writes and draws, or wipes away and brings back; it keeps this page busy for a small part of each second at most.
 */
const taking = { burst: 120_000, perSecond: 5000 };

/** How it stands between this page and another one, about one document. */
interface Line {
  /** Questions that aren't answered yet: nobody's answer is taken that wasn't asked. */
  open: number;
  /** Since when something is missing before what they wrote; null where nothing is. */
  waitsSince: number | null;
  /** Whether their last answer couldn't be taken, and how often they were asked again since. */
  isBehind: boolean;
  tries: number;
}

/** Makes the documents, empty. */
export function createDocumentExchange(options: DocumentExchangeOptions): DocumentExchange {
  const { client, mayWrite, send, everybody, isOnlyHost, now } = options;
  const common = { client, mayWrite, limit: documentLimit };
  const documents: Readonly<Record<DocumentName, SharedDocument>> = {
    board: createSharedDocument({ ...common, part: boardPart, mayDeleteOthers: false }),
    // Who may write a text together may take away what stands there.
    text: createSharedDocument({ ...common, part: textPart, mayDeleteOthers: true }),
  };
  const writers = createWriters(client);
  const mayBeTaken = createBudget({ ...taking, now });
  const lines: Readonly<Record<DocumentName, Map<ParticipantId, Line>>> = { board: new Map(), text: new Map() };
  for (const name of documentNames) {
    documents[name].onWritten((bytes) => {
      for (const peer of everybody()) send(peer, { kind: 'update', document: name, bytes });
    });
  }

  function lineTo(peer: ParticipantId, document: DocumentName): Line {
    const line = lines[document].get(peer) ?? { open: 0, waitsSince: null, isBehind: false, tries: 0 };
    lines[document].set(peer, line);
    return line;
  }

  function askFor(peer: ParticipantId, document: DocumentName): void {
    const line = lineTo(peer, document);
    line.open = Math.min(2, line.open + 1);
    line.isBehind = false;
    send(peer, { kind: 'ask', document, bytes: documents[document].vector() });
  }

  /** Somebody's answer may have stood on what has just come. */
  function askThoseBehind(document: DocumentName): void {
    for (const [peer, line] of lines[document]) {
      if (!line.isBehind || line.tries >= mostTries) continue;
      line.tries += 1;
      askFor(peer, document);
    }
  }

  function senderOf(peer: ParticipantId, isAnswer: boolean): Sender {
    return {
      owns: (number) => writers.owns(peer, number),
      // A guest tells of others only where no other host could.
      answersForAll: isAnswer && isOnlyHost(),
    };
  }

  return {
    of: (name) => documents[name],
    learn: (from, number) => writers.learn(from.id, number, isHost(from)),
    forget(peer) {
      writers.forget(peer);
      for (const name of documentNames) lines[name].delete(peer);
    },
    ask: (peer) => documentNames.forEach((name) => askFor(peer, name)),
    answer(peer, { document, bytes }) {
      const missing = documents[document].since(bytes);
      if (missing !== null) send(peer, { kind: 'state', document, bytes: missing });
    },
    take(from, { kind, document, bytes }) {
      const line = lineTo(from.id, document);
      if (kind === 'state') {
        if (line.open === 0) return 'refused';
        line.open -= 1;
        line.waitsSince = null;
      } else if (line.waitsSince !== null && Math.abs(now() - line.waitsSince) < longestWait) {
        // The answer will have it too.
        return 'incomplete';
      }
      const sender = isHost(from) ? null : senderOf(from.id, kind === 'state');
      const verdict = documents[document].take(bytes, sender, (work) => mayBeTaken.spend(from.id, work));
      if (verdict === 'taken') {
        line.waitsSince = null;
        line.tries = 0;
        askThoseBehind(document);
      } else if (kind === 'state') {
        line.isBehind = verdict !== 'broken';
      } else if (verdict === 'incomplete') {
        // It stands on what is under way, from them or somebody else.
        line.open = 0;
        line.waitsSince = now();
        askFor(from.id, document);
      }
      return verdict;
    },
    close: () => documentNames.forEach((name) => documents[name].close()),
  };
}
