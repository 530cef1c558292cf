import { createSocket } from 'node:dgram';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { keepProcess, type KeptProcess } from '../platform/kept-process.ts';
import type { Log } from '../platform/log.ts';
import { turnFile, type TurnFileSettings } from './turn-file.ts';

export interface OwnRelayParts extends Omit<TurnFileSettings, 'isRoot'> {
  readonly program: string;
  readonly log: Log;
}

/** Starts the coturn that is on this machine, and again whenever it dies. */
export function startOwnRelay({ program, log, ...settings }: OwnRelayParts): KeptProcess {
  mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
  const file = join(settings.folder, 'turnserver.conf');
  return keepProcess({
    ...{ name: 'coturn', program, log },
    pidFile: join(settings.folder, 'pid'),
    prepare() {
      writeFileSync(file, turnFile({ ...settings, isRoot: process.getuid?.() === 0 }), { mode: 0o600 });
      return ['-c', file];
    },
  });
}

/** The first port from `from` on that nobody has at this address, be it by UDP or by TCP. */
export async function firstFreePort(address: string, from: number): Promise<number> {
  for (let port = from; port < from + 100; port += 1)
    if ((await isFreeByUdp(address, port)) && (await isFreeByTcp(address, port))) return port;
  throw new Error(`No port is free from ${from} on.`);
}

function isFreeByUdp(address: string, port: number): Promise<boolean> {
  const probe = createSocket('udp4');
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
