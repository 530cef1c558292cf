import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryLog } from '../testing/memory-log.ts';
import { keepProcess, type KeptProcess, type KeptProcessParts } from './kept-process.ts';

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
  return keepAs({ account: null }, ...scripts);
}

function keepAs(rights: Pick<KeptProcessParts, 'account' | 'usesLowPort'>, ...scripts: readonly string[]) {
  const log = createMemoryLog();
  let starts = 0;
  kept = keepProcess({
    ...rights,
    name: 'sample',
    program: process.execPath,
    pidFile: join(folder, 'pid'),
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

test.runIf(process.getuid?.() === 0)(
  'one of few rights listens on a low port where it has to, and may nothing else',
  async () => {
    const tries = `
    const { createServer } = require('node:net');
    const rights = /^CapEff:.*$/m.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'));
    const say = (what) => { console.log(what, process.getuid(), String(rights)); process.exit(3); };
    createServer().on('error', ({ code }) => say(code)).listen(1021, '127.0.0.1', () => say('listens'));`;
    const { log, starts } = keepAs({ account: { uid: 65_534, gid: 65_534 }, usesLowPort: true }, tries, stays);
    await expect.poll(starts, { timeout: 10_000 }).toBe(2);
    expect(JSON.stringify(log.lines)).toMatch(/listens 65534 CapEff:[^0]*0000000000000400/);
  },
);
