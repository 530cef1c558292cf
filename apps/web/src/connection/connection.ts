import { protocolVersion, readAck, readBody, readWithoutEval, toClient } from '@anteroom/protocol';
import type { CallInvitationId, GuestLinkId } from '@anteroom/domain';
import type { Ack, ErrorCode, Parsed, ToClientMessage, ToServerMessage } from '@anteroom/protocol';
import { newTabId } from './random-id.ts';
import { createSocketIoWire } from './socket-io-wire.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import type { CreateWire } from './wire.ts';

/** How this page stands with the server. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  /** Was connected, and is being mended; `since` by this page's clock. */
  | { readonly kind: 'away'; readonly since: number }
  /** The server doesn't let this page in, and says why; nothing goes on until `retry`. */
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  /** A newer page of the same person has taken over. */
  | { readonly kind: 'superseded' }
  /** The server is newer than this page, which has to be loaded again. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'closed' };

/** As whom a page speaks; who it is comes from its cookies alone. */
export type Speaker =
  | { readonly as: 'staff' }
  | { readonly as: 'caller'; readonly clinic: string }
  | { readonly as: 'guest'; readonly link: GuestLinkId | CallInvitationId };

type Schema = ToServerMessage['request'];

/** The page's conversation with the server, typed by the protocol. */
export interface Connection {
  readonly state: Store<ConnectionState>;
  /** Asks the server; never rejects. `unavailable` where no answer came: nothing is kept for later. */
  request<Request extends Schema, Reply extends Schema>(
    message: ToServerMessage<string, Request, Reply>,
    body: Parsed<Request>,
  ): Promise<Ack<Parsed<Reply>>>;
  /** Hands every well-formed message of this kind to the handler, until the returned function is called. */
  on<Body extends Schema>(message: ToClientMessage<string, Body>, handler: (body: Parsed<Body>) => void): () => void;
  /**
   * Calls the handler at every opening, when the lock has gone, and now if it is open: the place to ask for everything
   * again.
   */
  onConnected(handler: () => void): () => void;
  /** Makes this page the newest one: the answer to `superseded`. */
  takeOver(): void;
  /** Tries again after a refusal. */
  retry(): void;
  /** Begins the conversation anew at once, as somebody who is let in elsewhere by now. */
  reopen(): void;
  close(): void;
}

export interface ConnectionOptions {
  readonly createWire?: CreateWire;
  /** This page's clock, milliseconds. */
  readonly now?: () => number;
}

const retryAfter = 1500;

/** Opens the conversation with the server, at once and for as long as the page lives. */
export function createConnection(speaker: Speaker, options: ConnectionOptions = {}): Connection {
  const { createWire = createSocketIoWire, now = Date.now } = options;
  const state = createStore<ConnectionState>({ kind: 'connecting' });
  const handlers = new Map<string, Set<(body: unknown) => void>>();
  const openings = new Set<() => void>();
  let tab = newTabId();
  let again: ReturnType<typeof setTimeout> | undefined;
  readWithoutEval();

  const wire = createWire({
    onOpen() {
      state.set({ kind: 'connected' });
      for (const opening of [...openings]) opening();
    },
    onLost(byServer) {
      if (isFinal()) return;
      const current = state.read();
      if (current.kind === 'connected') state.set({ kind: 'away', since: now() });
      if (byServer) openLater();
    },
    onRefused(code) {
      if (code === 'version-mismatch') state.set({ kind: 'outdated' });
      else if (code === 'superseded') state.set({ kind: 'superseded' });
      else if (passing.has(code)) openLater();
      else state.set({ kind: 'refused', code });
    },
    onMessage(event, body) {
      for (const handler of [...(handlers.get(event) ?? [])]) handler(body);
    },
  });

  function isFinal(): boolean {
    return ['superseded', 'outdated', 'signed-out', 'closed'].includes(state.read().kind);
  }

  function open(): void {
    clearTimeout(again);
    wire.open(() => ({ ...speaker, version: protocolVersion, tab }));
  }

  function openLater(): void {
    clearTimeout(again);
    again = setTimeout(open, retryAfter);
  }

  function end(kind: 'superseded' | 'signed-out' | 'closed'): void {
    clearTimeout(again);
    state.set({ kind });
    wire.close();
  }

  const connection: Connection = {
    state,
    async request(message, body) {
      if (!wire.isOpen) return refused('unavailable');
      const answer = await wire.ask(message.event, body);
      return answer === null ? refused('unavailable') : (readAck(message, answer) ?? refused('server-error'));
    },
    on(message, handler) {
      const take = (raw: unknown) => {
        const body = readBody(message, raw);
        if (body !== null) handler(body);
      };
      const all = handlers.get(message.event) ?? new Set();
      handlers.set(message.event, all.add(take));
      return () => all.delete(take);
    },
    onConnected(handler) {
      openings.add(handler);
      if (wire.isOpen) handler();
      return () => openings.delete(handler);
    },
    takeOver() {
      if (state.read().kind !== 'superseded') return;
      tab = newTabId();
      state.set({ kind: 'connecting' });
      open();
    },
    retry() {
      if (state.read().kind !== 'refused') return;
      state.set({ kind: 'connecting' });
      open();
    },
    reopen() {
      if (isFinal()) return;
      clearTimeout(again);
      // Not away: nothing is lost, and no page has to say so.
      state.set({ kind: 'connecting' });
      wire.close();
      open();
    },
    close: () => end('closed'),
  };
  connection.on(toClient.superseded, () => end('superseded'));
  connection.on(toClient.signedOut, () => end('signed-out'));
  // Nothing was told while the session was locked.
  connection.on(toClient.sessionUnlocked, () => {
    for (const opening of [...openings]) opening();
  });
  open();
  return connection;
}

/** Refusals that pass by themselves. */
const passing: ReadonlySet<ErrorCode> = new Set(['unavailable', 'server-error', 'too-many-requests']);

function refused(code: ErrorCode): { readonly ok: false; readonly error: { readonly code: ErrorCode } } {
  return { ok: false, error: { code } };
}
