import type { ClinicId, Instant, OrganisationId } from '@anteroom/domain';
import { composeServices, type Services } from '../compose-services.ts';
import { AlreadyRunningError } from '../database/embedded/process-lock.ts';
import { DatabaseError } from '../database/database-error.ts';
import { systemClock } from '../platform/clock.ts';
import { readConfiguration } from '../platform/configuration.ts';
import { createLogger } from '../platform/pino-logger.ts';
import { identityDatabaseOf, openDatabase, secretOf } from '../start/open-database.ts';
import { Failed } from './failed.ts';

export interface CommandServices extends Services {
  clinicBySlug(slug: string): Promise<ClinicId | null>;
  organisationBySlug(slug: string): Promise<OrganisationId | null>;
  /** Where browsers find the server. */
  readonly publicUrl: string;
  now(): Instant;
}

/** Runs some work with the services open. */
export type WithServices = <Value>(work: (services: CommandServices) => Promise<Value>) => Promise<Value>;

/**
 * Opens the database for the time of one command.
 * @throws Failed where the settings are wrong, or a running server has the embedded database open
 */
export const withServices: WithServices = async (work) => {
  const read = readConfiguration(process.env, { https: false });
  if ('problems' in read) {
    throw new Failed(read.problems.map(({ name, problem }) => `${name} ${problem}`).join('\n'), 2);
  }
  const { configuration } = read;
  const logger = createLogger('silent');
  const database = await openDatabase(configuration, logger).catch((error: unknown) => {
    if (error instanceof AlreadyRunningError)
      throw new Failed(
        `The running server (process ${error.pid}) has the embedded database in ${configuration.dataFolder} open. ` +
          'End it first, or use PostgreSQL, which takes both at a time.',
      );
    if (error instanceof DatabaseError) throw new Failed(error.message);
    throw error;
  });
  try {
    const services = composeServices({
      configuration,
      secret: await secretOf(configuration),
      clock: systemClock,
      logger,
      database,
      identityDatabase: identityDatabaseOf(database),
    });
    return await work({
      ...services,
      organisationBySlug: async (slug) => (await database.stores.clinics.organisationBySlug(slug))?.id ?? null,
      clinicBySlug: async (slug) => (await database.stores.clinics.bySlug(slug))?.clinic.id ?? null,
      publicUrl: configuration.publicUrl ?? `http://localhost:${configuration.port ?? 3000}`,
      now: () => systemClock.now(),
    });
  } finally {
    await database.close();
  }
};
