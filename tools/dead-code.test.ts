import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './shared/walk.mjs';

describe('dead code', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'anteroom-knip-'));
    write('package.json', '{ "name": "sample", "type": "module", "main": "main.js" }');
    write('main.js', "import { used } from './used.js';\nconsole.log(used);\n");
    write('used.js', 'export const used = 1;\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const knip = () => {
    const script = join(root, 'node_modules/knip/bin/knip.js');
    return spawnSync(process.execPath, [script, '--no-progress'], { cwd: folder, encoding: 'utf8' });
  };

  it('passes where all is used', () => {
    expect(knip().status).toBe(0);
  });

  it('refuses an export and a file that nobody uses', () => {
    write('used.js', 'export const used = 1;\nexport const leftOver = 2;\n');
    write('forgotten.js', 'export const forgotten = 3;\n');
    const { status, stdout } = knip();
    expect(status).not.toBe(0);
    expect(stdout).toContain('leftOver');
    expect(stdout).toContain('forgotten.js');
  });
});
