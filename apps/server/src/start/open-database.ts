import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createEmbeddedDatabase } from '../database/embedded-database.ts';
import { createPostgresDatabase, type PostgresDatabase } from '../database/postgres-database.ts';
import type { BetterAuthParts } from '../features/session/better-auth-options.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Logger } from '../platform/pino-logger.ts';
import { keptPrivately } from '../platform/private-file.ts';

/**
 * Opens the database that the configuration names, and brings it up to date.
 * @param onLost called when an embedded one ends although nobody closed it
 * @throws AlreadyRunningError where another process has the embedded one open; DatabaseError
 */
export async function openDatabase(
  { databaseUrl, dataFolder }: Configuration,
  logger: Logger,
  onLost?: (error: Error) => void,
): Promise<PostgresDatabase> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  if (databaseUrl !== null) return createPostgresDatabase({ url: databaseUrl, logger });
  return createEmbeddedDatabase({ dataDir: dataFolder, logger, ...(onLost === undefined ? {} : { onLost }) });
}

/** The identity library's way into that database. */
export function identityDatabaseOf({ identity }: PostgresDatabase): BetterAuthParts['database'] {
  return drizzleAdapter(identity.db, { provider: 'pg', schema: identity.schema });
}

/** The configured secret, or one that is made at the first start; production has to bring its own. */
export async function secretOf({ secret, dataFolder }: Configuration): Promise<string> {
  return secret ?? keptPrivately(join(dataFolder, 'secret'), () => randomBytes(32).toString('base64url'));
}
