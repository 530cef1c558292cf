import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryLog } from '../testing/memory-log.ts';
import { keepProcess, type KeptProcess } from './kept-process.ts';

let folder: string;
let kept: KeptProcess | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-kept-'));
});
afterEach(async () => {
  await kept?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Keeps a program that does what each of the scripts says, one a start, and the last from then on. */
function keep(...scripts: readonly string[]) {
  const log = createMemoryLog();
  let starts = 0;
  kept = keepProcess({
    name: 'sample',
    program: process.execPath,
    pidFile: join(folder, 'pid'),
    account: null,
    log,
    prepare() {
      starts += 1;
      return ['-e', scripts[Math.min(starts, scripts.length) - 1] ?? ''];
    },
  });
  return { process: kept, log, starts: () => starts };
}

const stays = 'setInterval(() => undefined, 1000)';

test('a program that dies is started again, and what it said is logged without anybody’s address', async () => {
  const said = 'session 7 of 198.51.100.23:50001 and [2001:db8::17]:50002 is refused';
  const { log, starts } = keep(`console.log('${said}'); process.exitCode = 3`, stays);
  await expect.poll(starts, { timeout: 10_000 }).toBe(2);
  expect(log.lines).toHaveLength(1);
  const text = JSON.stringify(log.lines);
  expect(text).toContain('session 7 of [address]:50001 and [[address]]:50002 is refused');
  expect(text).not.toMatch(/198\.51|2001:db8/);
});

test('one that is closed ends, is not started again, and leaves nothing written down', async () => {
  const { process: program, log, starts } = keep(stays);
  await expect.poll(() => readdirSync(folder)).toEqual(['pid']);
  await program.close();
  expect([program.pid, starts(), log.lines, readdirSync(folder)]).toEqual([null, 1, [], []]);
});
