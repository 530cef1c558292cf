import type { CoreParts } from './core.ts';
import type { Database } from './database/database.ts';
import type { StayKeyStore } from './features/consultation/typed-entry-store.ts';
import type { IceConfiguration } from './features/call/ice-servers.ts';
import type { MediaServers } from './features/call-media/media-room.ts';
import type { BetterAuthParts } from './features/session/better-auth-options.ts';
import type { FanOut } from './http/health.ts';
import type { WebSource } from './http/manifest.ts';
import type { Certificate } from './http/server.ts';
import type { Clock } from './platform/clock.ts';
import type { Configuration } from './platform/configuration.ts';
import type { Logger } from './platform/pino-logger.ts';
import type { Scheduler } from './platform/scheduler.ts';

/** Everything from outside that the server stands on. */
export interface Ground {
  readonly configuration: Configuration;
  /** Signs cookies; from the configuration, or kept in the data folder. */
  readonly secret: string;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly database: Database;
  readonly stayKeys: StayKeyStore;
  /** The identity library's adapter over the same database. */
  readonly identityDatabase: BetterAuthParts['database'];
  readonly web: WebSource;
  readonly certificate: Certificate | null;
  readonly mediaServers: MediaServers;
  /** How browsers find a way to each other. */
  readonly ice: IceConfiguration;
  /** What carries messages between several servers, or null for one. */
  readonly adapter: CoreParts['adapter'];
  readonly fanOut: () => FanOut;
}
