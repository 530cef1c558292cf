import { createServer, type Server } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { listen, originsOf, PortRefused } from './listen.ts';
import { readConfiguration, type Configuration } from './platform/configuration.ts';

const open: (FastifyInstance | Server)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await new Promise<unknown>((resolve) => void one.close(() => resolve(undefined)));
});

function settings(environment: Record<string, string>, https = false): Configuration {
  const read = readConfiguration(environment, { https });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.configuration;
}

function app(): FastifyInstance {
  const made = Fastify();
  open.push(made);
  return made;
}

async function occupiedPort(): Promise<number> {
  const server = createServer();
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('listening', () => {
  test('on a port that was named takes it or refuses it', async () => {
    const port = await occupiedPort();
    await expect(listen(app(), settings({ PORT: String(port) }))).rejects.toThrow(PortRefused);
    await expect(listen(app(), settings({ PORT: String(port) }))).rejects.toThrow(`Port ${port} is taken`);
  });

  test('on any port goes on to the next free one', async () => {
    const [first, second] = [await listen(app(), settings({})), await listen(app(), settings({}))];
    expect(first).toBeGreaterThanOrEqual(3000);
    expect(second).toBeGreaterThan(first);
  });

  test('on port 0 says which one it became', async () => {
    expect(await listen(app(), settings({ PORT: '0' }))).toBeGreaterThan(1023);
  });

  test('on an address of another machine is refused in words', async () => {
    await expect(listen(app(), settings({ HOST: '203.0.113.1', PORT: '0' }))).rejects.toThrow('no address 203.0.113.1');
  });
});

describe('the origins that pages may come from', () => {
  const lan = ['192.168.0.7'];

  test('are the names of this machine alone, as long as it listens to itself', () => {
    expect(originsOf(settings({}), 3000, lan)).toEqual([
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
    ]);
  });

  test('hold its addresses on the network where it listens there', () => {
    expect(originsOf(settings({}, true), 3000, lan)).toContain('https://192.168.0.7:3000');
    expect(originsOf(settings({ HOST: '192.168.0.7' }), 80, lan)).toEqual(['http://192.168.0.7']);
  });

  test('are the public one alone where there is one', () => {
    expect(originsOf(settings({ PUBLIC_URL: 'https://video.example.org' }), 3000, lan)).toEqual([
      'https://video.example.org',
    ]);
  });
});
