import type { Carriers } from './parts-in-use.ts';
import type { Ground } from '../ground.ts';
import { openWeb } from '../http/manifest.ts';
import { localAddresses, ownCertificate } from '../platform/certificates.ts';
import { systemClock } from '../platform/clock.ts';
import type { Configuration } from '../platform/configuration.ts';
import { createLogger, type Logger } from '../platform/pino-logger.ts';
import { systemScheduler } from '../platform/scheduler.ts';
import { webFolder } from '../web-folder.ts';
import { connectFanOut, localFanOut, type FanOutConnection } from './fan-out.ts';
import { openRelay } from './open-relay.ts';
import { openMediaServers } from './open-media-servers.ts';
import type { Progress } from './progress.ts';
import { identityDatabaseOf, openDatabase, secretOf } from './open-database.ts';
import { openStayKeys } from './open-stay-keys.ts';

/** The ground together with what gives it back. */
export interface OpenedGround extends Ground {
  /** What carries calls that can't go directly, for the table of parts. */
  readonly carriers: Carriers;
  close(): Promise<void>;
}

/**
 * Opens everything that the server stands on, as the configuration says.
 * @throws AlreadyRunningError, DatabaseError, WebNotBuilt; what was opened by then is closed again
 */
export async function openGround(
  configuration: Configuration,
  progress: Progress,
  events: { readonly onLost: (error: Error) => void },
): Promise<OpenedGround> {
  const { dataFolder } = configuration;
  const logger = createLogger(configuration.logLevel);
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.allSettled(opened.splice(0).map((one) => one.close()));
  };
  const keep = async <One extends { close(): Promise<void> }>(opening: Promise<One>): Promise<One> => {
    const one = await opening;
    opened.push(one);
    return one;
  };

  try {
    // First of all: it knows whether another server runs on this folder. The others take milliseconds.
    const database = await keep(
      progress.step('Opening the database', () => openDatabase(configuration, logger, events.onLost)),
    );
    const stayKeys = await keep(openStayKeys(configuration, logger));
    const fanOut = await keep(openFanOut(configuration, logger));
    const secret = await secretOf(configuration);
    const web = await openWeb(webFolder, { watch: !configuration.production });
    const certificate = configuration.https
      ? await progress.step('Preparing the certificate', () => ownCertificate(dataFolder, localAddresses()))
      : null;
    const media = openMediaServers(configuration, { secret, log: logger, addresses: localAddresses() });
    opened.push(media.servers);
    const relay = await keep(openRelay(configuration, { log: logger, addresses: localAddresses() }));
    return {
      configuration,
      secret,
      logger,
      clock: systemClock,
      scheduler: systemScheduler,
      database,
      stayKeys: stayKeys.keys,
      identityDatabase: identityDatabaseOf(database),
      web,
      certificate,
      adapter: fanOut.adapter,
      fanOut: fanOut.state,
      mediaServers: media.servers,
      ice: relay.ice,
      carriers: { mediaServer: media.state, relay: relay.state },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function openFanOut({ redisUrl }: Configuration, logger: Logger): Promise<FanOutConnection> {
  return redisUrl === null ? Promise.resolve(localFanOut) : connectFanOut(redisUrl, logger);
}
