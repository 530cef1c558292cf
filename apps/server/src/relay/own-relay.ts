import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, isIPv6 } from 'node:net';
import { join } from 'node:path';
import { keepProcess, type KeptProcess } from '../platform/kept-process.ts';
import type { Log } from '../platform/log.ts';
import { makeRunFolder } from '../platform/run-folder.ts';
import { turnFile, type TurnFileSettings } from './turn-file.ts';

export interface OwnRelayParts extends Omit<TurnFileSettings, 'folder'> {
  /** Where it is written down which process it is. */
  readonly pidFile: string;
  readonly program: string;
  readonly log: Log;
}

/**
 * Starts the coturn that is on this machine, and again whenever it dies.
 * @throws where the files of the certificate can't be read
 */
export function startOwnRelay({ program, log, pidFile, tls, ...settings }: OwnRelayParts): Pick<KeptProcess, 'close'> {
  const run = makeRunFolder('relay');
  const file = 'turnserver.conf';
  const own =
    tls === null ? null : { certificate: join(run.path, 'cert.pem'), key: join(run.path, 'key.pem'), port: tls.port };
  const kept = keepProcess({
    ...{ name: 'coturn', program, log, pidFile, account: run.account },
    usesLowPort: Math.min(settings.port, tls?.port ?? settings.port) < 1_024,
    prepare() {
      // Read anew at each start: a certificate is renewed while the server runs.
      if (tls !== null) {
        run.write('cert.pem', readFileSync(tls.certificate));
        run.write('key.pem', readFileSync(tls.key));
      }
      run.write(file, turnFile({ ...settings, tls: own, folder: run.path }));
      return ['-c', join(run.path, file)];
    },
  });
  return {
    async close() {
      await kept.close();
      run.remove();
    },
  };
}

/** The first port from `from` on that nobody has at this address, be it by UDP or by TCP. */
export async function firstFreePort(address: string, from: number): Promise<number> {
  for (let port = from; port < from + 100; port += 1)
    if ((await isFreeByUdp(address, port)) && (await isFreeByTcp(address, port))) return port;
  throw new Error(`No port is free from ${from} on.`);
}

function isFreeByUdp(address: string, port: number): Promise<boolean> {
  const probe = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  return new Promise((resolve) => {
    probe.once('error', () => {
      probe.close();
      resolve(false);
    });
    probe.bind({ port, address, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

function isFreeByTcp(address: string, port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, address, () => probe.close(() => resolve(true)));
  });
}
