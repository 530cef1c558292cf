import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptPrivately } from './private-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anteroom-private-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('is made once, for its owner alone', async () => {
  const path = join(folder, 'below', 'secret');
  expect(await keptPrivately(path, () => 'first')).toBe('first');
  expect(await keptPrivately(path, () => 'second')).toBe('first');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'below'))).mode & 0o777).toBe(0o700);
});

test('asked for twice at once is the same for both', async () => {
  const path = join(folder, 'secret');
  const all = await Promise.all(['a', 'b', 'c'].map((text) => keptPrivately(path, () => text.repeat(32))));
  const kept = await keptPrivately(path, () => 'later');
  expect(all).toEqual([kept, kept, kept]);
});

test('is closed again where a copy was open to others', async () => {
  const path = join(folder, 'secret');
  await keptPrivately(path, () => 'first');
  await chmod(path, 0o644);
  await keptPrivately(path, () => 'second');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
