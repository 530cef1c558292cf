import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { CoreParts } from '../core.ts';
import type { FanOut } from '../http/health.ts';
import type { Log } from '../platform/log.ts';

/** What carries messages between several servers. */
export interface FanOutConnection {
  readonly adapter: CoreParts['adapter'];
  readonly state: () => FanOut;
  close(): Promise<void>;
}

/** One server alone: everybody is connected to it. */
export const localFanOut: FanOutConnection = {
  adapter: null,
  state: () => 'local',
  close: () => Promise.resolve(),
};

/**
 * Connects to Redis and stays with it: when it goes away, this server goes on alone until it is back.
 * @throws where it doesn't answer at the start
 */
export async function connectFanOut(url: string, logger: Log): Promise<FanOutConnection> {
  const client = createClient({ url, socket: { reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 2_000) } });
  // Without a listener a lost connection would be the end of the process.
  client.on('error', (error: Error) => logger.warn({ reason: error.message }, 'Redis does not answer.'));
  client.on('ready', () => logger.info({}, 'Redis answers.'));
  await client.connect();
  return {
    adapter: createAdapter(client),
    state: () => (client.isReady ? 'connected' : 'away'),
    // At once: a reader of the stream would keep it open for seconds.
    close: () => Promise.resolve(client.destroy()),
  };
}
