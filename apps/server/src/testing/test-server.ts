import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { isPersonId } from '@anteroom/domain';
import type { GraceTimes } from '@anteroom/domain';
import type { MovingClock } from '@anteroom/testkit';
import { createCore } from '../core.ts';
import type { Core } from '../core.ts';
import type { Database } from '../database/database.ts';
import type { StayKeyStore } from '../features/consultation/typed-entry-store.ts';
import type { Adapter } from '../realtime/gateway.ts';
import { cookieIn } from '../realtime/cookies.ts';
import { createMemoryLog } from './memory-log.ts';
import type { MediaServerPresence } from '../session/media-server-presence.ts';
import type { MediaServers } from '../features/call-media/media-room.ts';
import type { ReachCallers } from '../session/sessions.ts';
import type { MemoryLog } from './memory-log.ts';

/** One running server of a test: the core over a bare HTTP server on a free port. */
export interface TestServer {
  readonly core: Core;
  readonly url: string;
  readonly log: MemoryLog;
  /** The database doesn't answer this server, or does again. */
  loseDatabase(away: boolean): void;
  /** Somebody's session holds no longer, and nobody tells their pages. */
  endSession(personId: string): void;
  /** Somebody's session has idled, and nobody tells their pages; or it is open again. */
  lockSession(personId: string, isLocked: boolean): void;
  /** Ends it in order. */
  close(): Promise<void>;
  /** Ends it as `kill -9` does: nobody is told, nothing is tidied. */
  kill(): Promise<void>;
}

/** The cookie by which the test server knows staff. */
export const staffCookie = 'test-staff';

export const testGrace: GraceTimes = { inCall: 120_000, waiting: 600_000 };

/** What a test may say in place of what a server has. */
export interface TestServerOptions {
  readonly database: Database;
  readonly stayKeys: StayKeyStore;
  readonly clock: MovingClock;
  readonly adapter?: Adapter;
  readonly othersReachable?: () => boolean;
  /** The ways to callers who have put their page away. */
  readonly reach?: ReachCallers;
  /** None where it isn't said. */
  readonly mediaServer?: MediaServerPresence;
  /** What carries calls of more than six. */
  readonly mediaServers?: MediaServers;
}

/** Starts a server over a database. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const { database, stayKeys, clock, adapter, othersReachable, reach, mediaServer, mediaServers } = options;
  const httpServer = createServer((_request, response) => response.writeHead(404).end());
  const connections = new Set<Socket>();
  httpServer.on('connection', (connection) => connections.add(connection));
  const log = createMemoryLog();
  const stops: (() => void)[] = [];
  const ended = new Set<string>();
  const locked = new Set<string>();
  let silent = false;
  let away = false;
  const core = createCore({
    httpServer,
    secret: 'a secret of the tests that is long enough',
    database: {
      ...database,
      transact(work) {
        if (away) return Promise.reject(new Error('The database is away.'));
        return silent ? new Promise(() => undefined) : database.transact(work);
      },
    },
    stayKeys,
    clock,
    scheduler: {
      every(interval, task) {
        const stop = clock.every(interval, task);
        stops.push(stop);
        return stop;
      },
    },
    logger: log,
    staffSession(headers) {
      const session = sessionOf(headers);
      if (session === null || ended.has(session.personId)) return Promise.resolve(null);
      return Promise.resolve({ ...session, isLocked: locked.has(session.personId) });
    },
    originAllowed: ({ headers }) => headers.origin === `http://${headers.host ?? ''}`,
    ice: {
      stunUrls: ['stun:stun.test.example'],
      turn: { urls: ['turn:relay.test.example'], secret: 'a relay secret of the tests' },
      servers: [],
    },
    grace: testGrace,
    adapter: adapter ?? null,
    ...(othersReachable === undefined ? {} : { othersReachable }),
    ...(reach === undefined ? {} : { reach }),
    ...(mediaServer === undefined ? {} : { mediaServer }),
    ...(mediaServers === undefined ? {} : { mediaServers }),
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  await core.start();
  const address = httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return {
    core,
    url: `http://127.0.0.1:${address.port}`,
    log,
    loseDatabase(isAway) {
      away = isAway;
    },
    endSession: (personId) => void ended.add(personId),
    lockSession(personId, isLocked) {
      if (isLocked) locked.add(personId);
      else locked.delete(personId);
    },
    async close() {
      if (silent) return;
      await core.close();
      await closeHttp();
    },
    async kill() {
      silent = true;
      for (const stop of stops) stop();
      await closeHttp();
    },
  };

  async function closeHttp(): Promise<void> {
    for (const connection of connections) connection.destroy();
    await new Promise((resolve) => httpServer.close(resolve));
  }
}

function sessionOf(headers: IncomingHttpHeaders) {
  const personId = cookieIn(headers.cookie, staffCookie);
  return personId !== null && isPersonId(personId) ? { personId, sessionId: `session of ${personId}` } : null;
}
