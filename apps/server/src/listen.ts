import type { FastifyInstance } from 'fastify';
import type { Configuration } from './platform/configuration.ts';

const firstPort = 3_000;

/** How many ports are tried where any free one will do. */
const tries = 50;

/** The port that was asked for is taken, or may not be had. */
export class PortRefused extends Error {
  constructor(port: number, reason: string) {
    super(`Port ${port} ${reason}. Choose another with PORT.`);
    this.name = 'PortRefused';
  }
}

/**
 * Listens on the port that was asked for, or on the first free one from 3000 on.
 * @returns the port
 * @throws PortRefused
 */
export async function listen(app: FastifyInstance, { host, port }: Configuration): Promise<number> {
  if (port !== null) return listenOn(app, host, port);
  for (let next = firstPort; ; next++) {
    try {
      return await listenOn(app, host, next);
    } catch (error) {
      if (!(error instanceof PortRefused) || next >= firstPort + tries) throw error;
    }
  }
}

async function listenOn(app: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new PortRefused(port, 'is taken by another program');
    if (code === 'EACCES') throw new PortRefused(port, 'may not be used by this user');
    if (code === 'EADDRNOTAVAIL') throw new PortRefused(port, `can't be had: this machine has no address ${host}`);
    throw error;
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** The origins that browsers may come from: every name of this machine that it listens on. */
export function originsOf(
  { host, https, publicUrl }: Configuration,
  port: number,
  addresses: readonly string[],
): readonly string[] {
  // Whoever names a public address means that one alone.
  if (publicUrl !== null) return [publicUrl];
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const isLoopback = isEverywhere || host === '127.0.0.1' || host === 'localhost' || host === '::1';
  const hosts = new Set([
    ...(isLoopback ? ['localhost', '127.0.0.1', '[::1]'] : []),
    ...(isEverywhere ? addresses : [host.includes(':') ? `[${host}]` : host]),
  ]);
  return [...hosts].map((name) => new URL(`${https ? 'https' : 'http'}://${name}:${port}`).origin);
}
