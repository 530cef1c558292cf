import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { NodeId, PersonId } from '@anteroom/domain';
import { descriptionLimit, socketPath, toServer } from '@anteroom/protocol';
import type { Ack, ToServerName } from '@anteroom/protocol';
import { Server } from 'socket.io';
import type { ServerOptions } from 'socket.io';
import type { OwnPage } from '../features/participant/presence.ts';
import type { Perform } from '../perform.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { rooms } from './rooms.ts';
import type { ShakeHands } from './shake-hands.ts';
import { createSocketPage } from './socket-page.ts';
import type { SocketPage } from './socket-page.ts';
import type { RealtimeServer, RealtimeSocket } from './socket-types.ts';
import { createTokenBucket } from './token-bucket.ts';

/** Answers a refusal's code, or says nothing where nobody asked for an answer. */
type Answer = (answer: Ack<unknown>) => void;

/** What passes messages on between several nodes. */
export type Adapter = ServerOptions['adapter'];

/** Makes the Socket.IO server on an HTTP server; it lets nobody in before `openGateway`. */
export function createRealtimeServer(options: {
  readonly httpServer: HttpServer;
  readonly adapter: Adapter | null;
  readonly originAllowed: (request: IncomingMessage) => boolean;
}): RealtimeServer {
  const { httpServer, adapter, originAllowed } = options;
  const settings: Partial<ServerOptions> = {
    path: socketPath,
    transports: ['websocket', 'polling'],
    serveClient: false,
    // The longest description, twice over for characters of several bytes, and its envelope.
    maxHttpBufferSize: 2 * descriptionLimit + 10_000,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    allowRequest(request, allow) {
      const isAllowed = isFromOwnPage(request) || originAllowed(request);
      allow(isAllowed ? null : 'origin-refused', isAllowed);
    },
    ...(adapter === null ? {} : { adapter }),
  };
  return new Server(httpServer, settings);
}

/** Cuts every page of this node, so that it connects elsewhere; the HTTP server stays with whoever made it. */
export async function closeRealtimeServer(io: RealtimeServer): Promise<void> {
  io.engine.close();
  await io.of('/').adapter.close();
}

/** Browsers name no origin when a page polls its own server; what they say instead, no page can forge. */
function isFromOwnPage({ headers, method }: IncomingMessage): boolean {
  return headers.origin === undefined && method === 'GET' && headers['sec-fetch-site'] === 'same-origin';
}

/** The pages of this node. */
export interface Gateway {
  /** Who speaks for whom, of all pages that are connected here. */
  ownPages(): readonly OwnPage[];
}

/** Lets pages in and passes what they say to `perform`, the one path of every command. */
export function openGateway(
  io: RealtimeServer,
  ports: {
    readonly perform: Perform;
    readonly shakeHands: ShakeHands;
    readonly lost: (page: OwnPage) => void;
    /** A page of somebody signed in has come or gone. */
    readonly seen: (person: PersonId) => void;
    readonly clock: Clock;
    readonly nodeId: NodeId;
    readonly log: Log;
  },
): Gateway {
  const pages = new Set<SocketPage>();
  const ownOf = (page: SocketPage): OwnPage[] =>
    page.participants().map((participantId) => ({ participantId, connection: page.connection }));
  io.use((socket, next) => {
    ports.shakeHands(socket.handshake.auth, socket.handshake.headers).then(
      (greeted) => {
        if (!greeted.ok) return next(Object.assign(new Error(greeted.refusal.code), { data: greeted.refusal }));
        const { identity, sessionId, isLocked } = greeted.value;
        if (isLocked === true && sessionId !== null) void socket.join([rooms.locked(sessionId), rooms.covered]);
        socket.data = { identity, sessionId };
        next();
      },
      (error: unknown) => {
        ports.log.error({ err: error }, 'A page could not be let in.');
        next(Object.assign(new Error('unavailable'), { data: { code: 'unavailable' } }));
      },
    );
  });
  io.on('connection', (socket) => {
    const { identity, sessionId } = socket.data;
    if (sessionId !== null) void socket.join(rooms.session(sessionId));
    if (identity.kind === 'staff') {
      void socket.join(rooms.person(identity.personId));
      ports.seen(identity.personId);
    }
    const page = createSocketPage(socket, ports.nodeId);
    pages.add(page);
    const admit = createDoorkeeper(ports.clock);

    listen(socket, (name, body, answer) => {
      const refusal = admit(name);
      if (refusal === 'cut') return void socket.disconnect(true);
      if (refusal !== null) return answer({ ok: false, error: { code: refusal } });
      if (sessionId !== null && socket.rooms.has(rooms.locked(sessionId)))
        return answer({ ok: false, error: { code: 'session-locked' } });
      void ports.perform(name, body, { identity, page }).then(answer);
    });
    socket.on('disconnect', () => {
      pages.delete(page);
      if (identity.kind === 'staff') ports.seen(identity.personId);
      for (const own of ownOf(page)) ports.lost(own);
    });
  });
  return { ownPages: () => [...pages].flatMap(ownOf) };
}

/** Hears every message of the protocol; whoever sends anything else is no page of ours, and is cut. */
function listen(socket: RealtimeSocket, hear: (name: ToServerName, body: unknown, answer: Answer) => void): void {
  const names = new Map<string, ToServerName>(namesOf(toServer).map((name) => [toServer[name].event, name]));
  socket.onAny((event: string, ...args: unknown[]) => {
    const name = names.get(event);
    const last = args.at(-1);
    const answer: Answer = isFunction(last) ? (value) => void last(value) : () => undefined;
    const bodies = isFunction(last) ? args.slice(0, -1) : args;
    if (name === undefined) {
      answer({ ok: false, error: { code: 'invalid-input' } });
      socket.disconnect(true);
      return;
    }
    // No body or several are none that could be read; they count like any other.
    hear(name, bodies.length === 1 ? bodies[0] : undefined, answer);
  });
}

function namesOf<Name extends string>(messages: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in messages) names.push(name);
  return names;
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

/** Steps of negotiations. */
const negotiating: ReadonlySet<ToServerName> = new Set(['signal', 'answerMedia', 'wantPictures']);

/** How much one page may say: what a person does, the steps of negotiations, and how often it may be told to slow down. */
function createDoorkeeper(clock: Clock): (name: ToServerName) => null | 'too-many-requests' | 'cut' {
  const commands = createTokenBucket({ perSecond: 5, burst: 20 });
  const signals = createTokenBucket({ perSecond: 100, burst: 400 });
  const refusals = createTokenBucket({ perSecond: 5, burst: 200 });
  return (name) => {
    const now = clock.now();
    if ((negotiating.has(name) ? signals : commands)(now)) return null;
    return refusals(now) ? 'too-many-requests' : 'cut';
  };
}
