import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Ground } from '../compose.ts';
import { createEmbeddedDatabase } from '../database/embedded-database.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../database/postgres-database.ts';
import { openWeb } from '../http/manifest.ts';
import { localAddresses, ownCertificate } from '../platform/certificates.ts';
import { systemClock } from '../platform/clock.ts';
import type { Configuration } from '../platform/configuration.ts';
import { createLogger, type Logger } from '../platform/pino-logger.ts';
import { keptPrivately } from '../platform/private-file.ts';
import { systemScheduler } from '../platform/scheduler.ts';
import { webFolder } from '../web-folder.ts';
import { connectFanOut, localFanOut, type FanOutConnection } from './fan-out.ts';
import type { Progress } from './progress.ts';
import { openStayKeys } from './open-stay-keys.ts';

/** The ground together with what gives it back. */
export interface OpenedGround extends Ground {
  close(): Promise<void>;
}

/**
 * Opens everything that the server stands on, as the configuration says.
 * @throws AlreadyRunningError, DatabaseError; what was opened by then is closed again
 */
export async function openGround(
  configuration: Configuration,
  progress: Progress,
  events: { readonly onLost: (error: Error) => void },
): Promise<OpenedGround> {
  const { dataFolder } = configuration;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const logger = createLogger(configuration.logLevel);
  const opened: { close(): Promise<void> }[] = [];
  // The other way round than it was opened, and all of it, whatever one of them says.
  const close = async (): Promise<void> => {
    await Promise.allSettled(opened.splice(0).map((one) => one.close()));
  };
  const keep = async <One extends { close(): Promise<void> }>(opening: Promise<One>): Promise<One> => {
    const one = await opening;
    opened.push(one);
    return one;
  };

  try {
    const [database, stayKeys, fanOut, secret, web, certificate] = await Promise.all([
      keep(progress.step('Opening the database', () => openDatabase(configuration, logger, events.onLost))),
      keep(openStayKeys(configuration, logger)),
      keep(openFanOut(configuration, logger)),
      secretOf(configuration),
      openWeb(webFolder, { watch: !configuration.production }),
      configuration.https
        ? progress.step('Preparing the certificate', () => ownCertificate(dataFolder, localAddresses()))
        : null,
    ]);
    return {
      configuration,
      secret,
      logger,
      clock: systemClock,
      scheduler: systemScheduler,
      database,
      stayKeys: stayKeys.keys,
      identityDatabase: drizzleAdapter(database.identity.db, { provider: 'pg', schema: database.identity.schema }),
      web,
      certificate,
      adapter: fanOut.adapter,
      fanOut: fanOut.state,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function openDatabase(
  { databaseUrl, dataFolder }: Configuration,
  logger: Logger,
  onLost: (error: Error) => void,
): Promise<PostgresDatabase> {
  return databaseUrl === null
    ? createEmbeddedDatabase({ dataDir: dataFolder, logger, onLost })
    : createPostgresDatabase({ url: databaseUrl, logger });
}

function openFanOut({ redisUrl }: Configuration, logger: Logger): Promise<FanOutConnection> {
  return redisUrl === null ? Promise.resolve(localFanOut) : connectFanOut(redisUrl, logger);
}

/** The configured secret, or one that is made at the first start; production has to bring its own. */
async function secretOf({ secret, dataFolder }: Configuration): Promise<string> {
  return secret ?? keptPrivately(join(dataFolder, 'secret'), () => randomBytes(32).toString('base64url'));
}
