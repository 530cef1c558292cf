import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toClient, toServer } from '@anteroom/protocol';
import { codeIn } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryLog } from '../testing/memory-log.ts';
import { connectFanOut } from '../start/fan-out.ts';
import type { FanOutConnection } from '../start/fan-out.ts';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestClinic } from '../testing/test-clinic.ts';

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;
if (!isInstalled) console.warn('NOT RUN without Redis: redis-server is not installed.');

describe.skipIf(!isInstalled)('Redis goes away', () => {
  let clinic: TestClinic;
  let folder = '';
  let port = 0;
  let redis: ChildProcess;
  let fanOut: FanOutConnection;

  async function startRedis(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    redis = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const chunk of redis.stdout ?? []) if (String(chunk).includes('Ready to accept')) break;
    redis.stdout?.resume();
  }
  async function killRedis(): Promise<void> {
    const gone = once(redis, 'exit');
    redis.kill('SIGKILL');
    await gone;
  }
  async function until(state: ReturnType<FanOutConnection['state']>): Promise<void> {
    while (fanOut.state() !== state) await pause(10);
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anteroom-redis-'));
    port = await freePort();
    await startRedis();
    fanOut = await connectFanOut(`redis://127.0.0.1:${port}`, createMemoryLog());
    const { adapter } = fanOut;
    if (adapter === null) throw new Error('Redis gave no adapter.');
    clinic = await createTestClinic({ adapter, othersReachable: () => fanOut.state() !== 'away' });
  });
  afterEach(async () => {
    await clinic.close();
    await fanOut.close();
    await killRedis();
    await rm(folder, { recursive: true });
  });

  test('and everything goes on for those who are on this node; when it is back, for all', async () => {
    const chen = await clinic.staff('Dr Chen');
    await killRedis();
    await until('away');

    const alice = await clinic.callerArrives('Alice');
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Alice');
    const call = await chen.joins(alice);
    const entered = await alice.page.next(toClient.callEntered);
    const signal = { generation: 'g', candidate: null };
    const sent = await alice.page.request(toServer.signal, { callId: call.callId, to: call.self, signal });
    expect(codeIn(sent)).toBe('ok');
    expect(await chen.page.next(toClient.signalled)).toMatchObject({ from: entered.self });
    expect(codeIn(await chen.page.request(toServer.leaveCall, { callId: call.callId }))).toBe('ok');
    expect(await alice.page.next(toClient.callLeft)).toMatchObject({ reason: 'on-hold' });

    await startRedis();
    await until('connected');
    await clinic.callerArrives('Bob');
    await chen.page.next(toClient.waitingAreaChanged, ({ changed }) => changed[0]?.firstName === 'Bob');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
