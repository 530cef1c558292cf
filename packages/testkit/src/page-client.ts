import { protocolVersion, readAck, readBody, socketPath } from '@anteroom/protocol';
import type { Ack, Parsed, ToClientMessage, ToServerMessage } from '@anteroom/protocol';
import { io } from 'socket.io-client';

/** How long a test waits for something that has to come, in milliseconds; only a failing test ever waits so long. */
const patience = 20_000;

export interface PageClientOptions {
  readonly url: string;
  readonly cookie: string;
  /** What the page says when it connects; tab and version are added unless given. */
  readonly says: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly transports?: readonly ('websocket' | 'polling')[];
}

type Schema = ToServerMessage['request'];

/** A page's socket as a test drives it: typed requests, everything that was heard, and every byte as it came in. */
export interface PageClient {
  readonly connected: boolean;
  /** The id of the connection below, by which long polling goes on. */
  readonly connection: string;
  request<Request extends Schema, Reply extends Schema>(
    message: ToServerMessage<string, Request, Reply>,
    body: Parsed<Request>,
  ): Promise<Ack<Parsed<Reply>>>;
  /** Sends whatever a test likes; answers the raw acknowledgement, or null where none comes before the end. */
  sendRaw(event: string, ...args: readonly unknown[]): Promise<unknown>;
  /** The first message of this kind after the last that `next` has taken, now or when it comes; others are passed over. */
  next<Body extends Schema>(
    message: ToClientMessage<string, Body>,
    matches?: (body: Parsed<Body>) => boolean,
  ): Promise<Parsed<Body>>;
  /** Like `next` for what need not come: waits for as long as the page is there, and answers null once it isn't. */
  nextIfAny<Body extends Schema>(
    message: ToClientMessage<string, Body>,
    matches?: (body: Parsed<Body>) => boolean,
  ): Promise<Parsed<Body> | null>;
  /** Every message of this kind so far. */
  heard<Body extends Schema>(message: ToClientMessage<string, Body>): readonly Parsed<Body>[];
  /** Everything that came in so far, as it stood on the wire. */
  bytes(): string;
  /** When the server has cut the connection. */
  untilCut(): Promise<void>;
  /** Cuts the connection without a word, as a lost network does. */
  lose(): void;
  close(): void;
}

/** The code by which the server refused a page. */
export class RefusedPage extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The page was refused: ${code}`);
    this.code = code;
  }
}

/** Opens a page's socket; throws `RefusedPage` where the server doesn't let it in. */
export async function openPage(options: PageClientOptions): Promise<PageClient> {
  const socket = io(options.url, {
    path: socketPath,
    transports: [...(options.transports ?? ['websocket'])],
    reconnection: false,
    forceNew: true,
    autoConnect: false,
    auth: { version: protocolVersion, tab: crypto.randomUUID(), ...options.says },
    extraHeaders: { cookie: options.cookie, origin: options.url, ...options.headers },
  });
  const wire: string[] = [];
  const heard: { readonly event: string; readonly body: unknown; taken: boolean }[] = [];
  const waiting = new Set<() => void>();

  socket.onAny((event: string, body: unknown) => {
    heard.push({ event, body, taken: false });
    for (const look of [...waiting]) look();
  });
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => reject(new RefusedPage(codeOf(error))));
  });
  socket.connect();
  socket.io.engine.on('packet', ({ data }) => wire.push(typeof data === 'string' ? data : ''));
  await opened;
  const connection = socket.io.engine.id ?? '';

  return {
    connection,
    get connected() {
      return socket.connected;
    },
    async request(message, body) {
      const raw: unknown = await socket.timeout(patience).emitWithAck(message.event, body);
      const ack = readAck(message, raw);
      if (ack === null) throw new Error(`Not an answer to ${message.event}: ${JSON.stringify(raw)}`);
      return ack;
    },
    sendRaw: (event, ...args) => sendRaw(event, args),
    async next(message, matches) {
      const coming = comes(message, matches);
      return within(coming.body, message.event).finally(coming.over);
    },
    async nextIfAny(message, matches) {
      const coming = comes(message, matches);
      const gone = new Promise<null>((resolve) => {
        if (!socket.connected) resolve(null);
        socket.once('disconnect', () => resolve(null));
      });
      return Promise.race([coming.body, gone]).finally(coming.over);
    },
    heard: (message) =>
      heard.filter(({ event }) => event === message.event).map(({ body }) => readOrThrow(message, body)),
    bytes: () => wire.join('\n'),
    untilCut: () =>
      socket.connected
        ? within(new Promise<void>((resolve) => socket.once('disconnect', () => resolve())), 'to be cut')
        : Promise.resolve(),
    lose: () => socket.io.engine.close(),
    close: () => void socket.disconnect(),
  };

  function sendRaw(event: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve) => {
      const end = () => resolve(null);
      socket.once('disconnect', end);
      socket.emit(event, ...args, (answer: unknown) => {
        socket.off('disconnect', end);
        resolve(answer);
      });
    });
  }

  /** A message that matches, once it is there, and how to stop waiting for it: who has stopped takes none from those who still wait. */
  function comes<Body extends Schema>(
    message: ToClientMessage<string, Body>,
    matches: (body: Parsed<Body>) => boolean = () => true,
  ): { readonly body: Promise<Parsed<Body>>; readonly over: () => void } {
    let over = (): void => undefined;
    const body = new Promise<Parsed<Body>>((resolve) => {
      const look = (): void => {
        const open = heard.filter((entry) => entry.event === message.event && !entry.taken);
        for (const [index, entry] of open.entries()) {
          const read = readOrThrow(message, entry.body);
          if (!matches(read)) continue;
          for (const passed of open.slice(0, index + 1)) passed.taken = true;
          waiting.delete(look);
          resolve(read);
          return;
        }
      };
      over = () => waiting.delete(look);
      waiting.add(look);
      look();
    });
    return { body, over };
  }
}

function readOrThrow<Body extends Schema>(message: ToClientMessage<string, Body>, raw: unknown): Parsed<Body> {
  const body = readBody(message, raw);
  if (body === null) throw new Error(`Not a body of ${message.event}: ${JSON.stringify(raw)}`);
  return body;
}

function codeOf(error: Error): string {
  const data: unknown = 'data' in error ? error.data : null;
  return typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : error.message;
}

async function within<Value>(promise: Promise<Value>, what: string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited in vain for ${what}.`)), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The value of an answer; throws where it was refused. */
export function valueOf<Value>(ack: Ack<Value>): Value {
  if (!ack.ok) throw new Error(`Refused: ${ack.error.code} ${ack.error.field ?? ''}`);
  return ack.value;
}

/** The code of a refusal, or `ok`. */
export function codeIn(ack: Ack<unknown>): string {
  return ack.ok ? 'ok' : ack.error.code;
}
