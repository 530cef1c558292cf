import { createHmac } from 'node:crypto';
import type { CallId } from '@anteroom/domain';
import { MediaServerLost } from '../features/call-media/media-room.ts';
import type { MediaServers } from '../features/call-media/media-room.ts';
import type { Log } from '../platform/log.ts';
import type { RoomKeys } from './janus-room.ts';
import { createJanusServer, type JanusPlace, type JanusServer } from './janus-server.ts';

export interface JanusMediaServersParts {
  /** Where each is now; null for one that isn't anywhere at the moment. */
  readonly places: readonly (() => JanusPlace | null)[];
  /** What the keys of rooms are made of; all of our servers have the same. */
  readonly secret: string;
  readonly log: Log;
  /** Ends what was started for them. */
  readonly end: () => Promise<void>;
  /** How long a call waits for one that answers, in milliseconds. */
  readonly patience?: number;
}

/** One that starts again is as good as there: calls don't leave it for so long, in milliseconds. */
const steadyFor = 15_000;

/** Media servers that are Januses: a room is whole on one of them, that with the least to do when it was made. */
export function createJanusMediaServers(parts: JanusMediaServersParts): MediaServers {
  const { patience = 8_000, log } = parts;
  let wasUp = Number.NEGATIVE_INFINITY;
  const waiting = new Set<() => void>();
  const servers = parts.places.map((place) => createJanusServer({ place, changed, log }));

  /** When one answered last: now, where one does. */
  function lastUp(): number {
    if (servers.some(({ isUp }) => isUp)) wasUp = performance.now();
    return wasUp;
  }

  function changed(): void {
    lastUp();
    for (const wake of [...waiting]) wake();
  }

  /** Resolves when one answers, or it takes too long. */
  function someUp(until: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, until - performance.now());
      waiting.add(wake);
    });
  }

  return {
    isThere: () => performance.now() - lastUp() < steadyFor,
    async open(callId, events) {
      const until = performance.now() + patience;
      do {
        try {
          const server = await choose(servers, callId);
          if (server !== null) return await server.open(callId, keysOf(parts.secret, callId), events);
        } catch (error) {
          if (!(error instanceof MediaServerLost)) throw error;
        }
        await someUp(until);
      } while (performance.now() < until);
      return null;
    },
    async close() {
      for (const server of servers) server.close();
      await parts.end();
    },
  };
}

/** Where the room is already; else where the least is sent, the first of several. */
async function choose(servers: readonly JanusServer[], callId: CallId): Promise<JanusServer | null> {
  const up = servers.filter(({ isUp }) => isUp);
  if (up.length <= 1) return up[0] ?? null;
  const facts = await Promise.all(
    up.map(async (server) => ({ server, has: await server.has(callId), load: await server.load() })),
  );
  const there = facts.find(({ has }) => has);
  if (there !== undefined) return there.server;
  const [least] = facts.toSorted((left, right) => left.load - right.load);
  return least?.server ?? null;
}

function keysOf(secret: string, callId: CallId): RoomKeys {
  const derived = (what: string) => createHmac('sha256', secret).update(`${what} of ${callId}`).digest('base64url');
  return { secret: derived('media-room-secret'), pin: derived('media-room-pin') };
}
