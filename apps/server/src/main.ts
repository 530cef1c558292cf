// The server: reads its settings, opens what it stands on, listens, and says where it is.
import { join } from 'node:path';
import { compose, type Server } from './compose.ts';
import { AlreadyRunningError } from './database/embedded/process-lock.ts';
import { DatabaseError } from './database/database-error.ts';
import type { Stores } from './database/database.ts';
import { seedDemo } from './demo/seed.ts';
import { WebNotBuilt } from './http/manifest.ts';
import { listen, originsOf, PortRefused } from './listen.ts';
import { authorityFile, localAddresses } from './platform/certificates.ts';
import { readConfiguration, type Configuration } from './platform/configuration.ts';
import { keptPrivately } from './platform/private-file.ts';
import { newPassword } from './platform/new-password.ts';
import { FanOutAbsent } from './start/fan-out.ts';
import { openGround, type OpenedGround } from './start/open-ground.ts';
import { partsInUse } from './start/parts-in-use.ts';
import { createProgress } from './start/progress.ts';
import { startTable } from './start/start-table.ts';

/** How long an orderly end may take before the process ends anyway, in milliseconds. */
const endTime = 2_800;

const unknown = process.argv.slice(2).filter((argument) => argument !== '--https');
const read = readConfiguration(process.env, { https: process.argv.includes('--https') });
if (unknown.length > 0) {
  process.stderr.write(
    `Anteroom doesn't know ${unknown.join(' ')}. It takes --https, and settings from the environment.\n`,
  );
  process.exitCode = 2;
} else if ('problems' in read) {
  process.stderr.write('Anteroom can’t start with these settings:\n');
  for (const { name, problem } of read.problems) process.stderr.write(`  ${name} ${problem}\n`);
  process.exitCode = 2;
} else {
  await run(read.configuration);
}

async function run(configuration: Configuration): Promise<void> {
  const progress = createProgress((text) => process.stdout.write(text));
  let ground: OpenedGround | null = null;
  let server: Server | null = null;
  let ending = false;

  const end = async (code: number): Promise<void> => {
    if (ending) return;
    ending = true;
    process.exitCode = code;
    setTimeout(() => process.exit(), endTime).unref();
    await server?.close();
    await ground?.close();
    process.exit();
  };
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));

  try {
    ground = await openGround(configuration, progress, {
      onLost: (error) => {
        process.stderr.write(`${error.message} Anteroom ends; it can be started again.\n`);
        void end(1);
      },
    });
    server = await compose(ground);
    const demoPassword = await prepareDemo(configuration, server, ground.database.stores, progress);
    const port = await listen(server.app, configuration);
    const addresses = localAddresses();
    const origins = originsOf(configuration, port, addresses);
    server.origins.add(origins);
    await server.start();
    const [address = '', ...others] = origins;
    process.stdout.write(
      startTable({
        address,
        networkAddresses: others.filter((origin) => addresses.some((name) => origin.includes(`//${name}:`))),
        demoPassword,
        parts: partsInUse(configuration, ground.carriers),
        authorityFile: configuration.https ? join(configuration.dataFolder, authorityFile) : null,
      }),
    );
  } catch (error) {
    process.stderr.write(`${wordsFor(error, configuration)}\n`);
    await end(1);
  }
}

async function prepareDemo(
  configuration: Configuration,
  server: Server,
  stores: Stores,
  progress: ReturnType<typeof createProgress>,
): Promise<string | null> {
  if (!configuration.demo) return null;
  const password = await keptPrivately(join(configuration.dataFolder, 'demo-password'), newPassword);
  await progress.step('Making the demo hospital', () => seedDemo({ ...server, stores, password }));
  return password;
}

/** What an operator can do something about is said in a sentence; anything else is a bug and shows where. */
function wordsFor(error: unknown, { dataFolder }: Configuration): string {
  if (error instanceof AlreadyRunningError)
    return `Anteroom is already running on the folder ${dataFolder} (process ${error.pid}). End it first, or choose another folder with DATA_DIR.`;
  const sayEnough = [PortRefused, DatabaseError, WebNotBuilt, FanOutAbsent];
  if (error instanceof Error && sayEnough.some((kind) => error instanceof kind)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
