import type { ParticipantId } from '@anteroom/domain';
import { documentNames } from './messages.ts';
import type { DocumentName, ToolMessage } from './messages.ts';
import { isHost } from './rules.ts';
import type { ToolPerson } from './rules.ts';
import { createSharedDocument } from './shared-document.ts';
import type { SharedDocument, Verdict } from './shared-document.ts';

type DocumentMessage = Extract<ToolMessage, { document: DocumentName }>;

/** Keeps the shared documents of the pages alike. */
export interface DocumentExchange {
  of(name: DocumentName): SharedDocument;
  /** Under which number somebody's page writes. Whoever says it first has it. */
  learn(from: ParticipantId, client: number): void;
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
}

/** Most bytes of a document: all of it fits into one message of the pages' talk. */
export const documentLimit = 786_432;

/** Makes the documents, empty. */
export function createDocumentExchange(options: DocumentExchangeOptions): DocumentExchange {
  const { client, mayWrite, send, everybody, isOnlyHost } = options;
  const common = { client, mayWrite, limit: documentLimit };
  const documents: Readonly<Record<DocumentName, SharedDocument>> = {
    board: createSharedDocument({ ...common, parts: ['marks'], mayDeleteOthers: false }),
    // Who may write a text together may take away what stands there.
    text: createSharedDocument({ ...common, parts: ['words'], mayDeleteOthers: true }),
  };
  const writers = new Map<number, ParticipantId>();
  for (const name of documentNames) {
    documents[name].onWritten((bytes) => {
      for (const peer of everybody()) send(peer, { kind: 'update', document: name, bytes });
    });
  }

  function askFor(peer: ParticipantId, document: DocumentName): void {
    send(peer, { kind: 'ask', document, bytes: documents[document].vector() });
  }

  return {
    of: (name) => documents[name],
    learn(from, number) {
      if (number !== client && !writers.has(number)) writers.set(number, from);
    },
    ask: (peer) => documentNames.forEach((name) => askFor(peer, name)),
    answer(peer, { document, bytes }) {
      const missing = documents[document].since(bytes);
      if (missing !== null) send(peer, { kind: 'state', document, bytes: missing });
    },
    take(from, { kind, document, bytes }) {
      // A guest answers for the others' part only where no other host could.
      const answersForAll = isHost(from) || (kind === 'state' && isOnlyHost());
      const verdict = documents[document].take(
        bytes,
        answersForAll ? null : (number) => writers.get(number) === from.id,
      );
      if (verdict !== 'incomplete') return verdict;
      // It stands on what somebody else wrote, which is under way; or it is a lie, which a second answer won't mend.
      if (kind === 'state') return 'refused';
      askFor(from.id, document);
      return verdict;
    },
    close: () => documentNames.forEach((name) => documents[name].close()),
  };
}
