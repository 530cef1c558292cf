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

/** Redis was configured and doesn't answer. */
export class FanOutAbsent extends Error {
  constructor() {
    super('Redis does not answer at REDIS_URL. Start it, or leave the setting out for a single server.');
    this.name = 'FanOutAbsent';
  }
}

/**
 * Connects to Redis and stays with it: when it goes away, this server goes on alone until it is back.
 * @param patience how long Redis may take to answer at the start, in milliseconds
 * @throws FanOutAbsent where it doesn't answer at the start
 */
export async function connectFanOut(url: string, logger: Log, patience = 10_000): Promise<FanOutConnection> {
  // Loaded here: a single server starts without a client for Redis.
  const { createRedis } = await import('./redis.ts');
  const { client, adapterOf } = createRedis(url);
  // Without a listener a lost connection would be the end of the process.
  client.on('error', (error: Error) => logger.warn({ reason: error.message }, 'Redis does not answer.'));
  client.on('ready', () => logger.info({}, 'Redis answers.'));
  await answered(client.connect(), patience, () => client.destroy());
  return {
    adapter: adapterOf(),
    state: () => (client.isReady ? 'connected' : 'away'),
    // What is being said still goes out: cut off, it would come back as an error that nobody waits for.
    close: () => (client.isReady ? client.close() : Promise.resolve(client.destroy())),
  };
}

/** Waits for a connection that would be tried for ever. */
async function answered(connecting: Promise<unknown>, patience: number, giveUp: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new FanOutAbsent()), patience);
  });
  try {
    await Promise.race([connecting, tooLate]);
  } catch (error) {
    connecting.catch(() => undefined);
    giveUp();
    throw error instanceof FanOutAbsent ? error : new FanOutAbsent();
  } finally {
    clearTimeout(timer);
  }
}
