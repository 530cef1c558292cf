import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeProcessLock } from './database/embedded/process-lock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anteroom-main-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs a program of the server in a process of its own until it ends. */
function run(program: 'main.ts' | 'cli.ts', args: readonly string[], environment: Record<string, string>) {
  const file = fileURLToPath(new URL(program, import.meta.url));
  return new Promise<{ readonly code: number | null; readonly said: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      env: { PATH: process.env['PATH'], DATA_DIR: folder, ...environment },
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (code) => resolve({ code, said }));
  });
}

test('a server with wrong settings names them all, without their values, and ends with 2', async () => {
  const { code, said } = await run('main.ts', [], { NODE_ENV: 'production', PORT: 'k3y', REDIS_URL: 'k3y' });
  expect(code).toBe(2);
  for (const name of ['PORT', 'REDIS_URL', 'SECRET', 'PUBLIC_URL']) expect(said).toContain(`  ${name} `);
  expect(said).not.toContain('k3y');
});

test('a second server on the same folder is refused with a clear word', async () => {
  const lock = takeProcessLock(join(folder, 'lock'));
  try {
    const { code, said } = await run('main.ts', [], { PORT: '0' });
    expect(code).toBe(1);
    expect(said).toContain(`already running on the folder ${folder} (process ${process.pid})`);
    expect(said).not.toContain('    at ');
  } finally {
    lock.release();
  }
});

test('the command line says so too where a running server has the database', async () => {
  const lock = takeProcessLock(join(folder, 'lock'));
  try {
    const { code, said } = await run('cli.ts', ['organisation', 'create', '--slug', 'nordby', '--name', 'Nordby'], {});
    expect(code).toBe(1);
    expect(said).toContain(`running server (process ${process.pid})`);
  } finally {
    lock.release();
  }
});

test('the command line answers by itself', async () => {
  const { code, said } = await run('cli.ts', ['version'], {});
  expect(code).toBe(0);
  expect(said).toMatch(/^Anteroom \d+\.\d+\.\d+ /);
});
