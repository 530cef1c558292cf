import { join } from 'node:path';
import { openFileStayKeyStore } from '../features/consultation/file-stay-key-store.ts';
import { openPostgresStayKeys } from '../features/consultation/postgres-stay-key-store.ts';
import type { StayKeyStore } from '../features/consultation/typed-entry-store.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Logger } from '../platform/pino-logger.ts';

/**
 * Opens the store of the stays' keys: where the operator says, else beside the data but out of its back-ups. Several
 * servers on one PostgreSQL share the keys there; an embedded database keeps them in files.
 */
export async function openStayKeys(
  { keysDatabaseUrl, databaseUrl, dataFolder }: Configuration,
  logger: Logger,
): Promise<{ readonly keys: StayKeyStore; close(): Promise<void> }> {
  const url = keysDatabaseUrl ?? databaseUrl;
  if (url !== null) return openPostgresStayKeys({ url, logger });
  return { keys: await openFileStayKeyStore(join(dataFolder, 'keys')), close: () => Promise.resolve() };
}
