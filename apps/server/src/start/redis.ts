import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';

/** A client of Redis that comes back by itself, not connected yet, and what carries Socket.IO's messages over it once it is. */
export function createRedis(url: string) {
  const client = createClient({ url, socket: { reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 2_000) } });
  return { client, adapterOf: () => createAdapter(client) };
}
