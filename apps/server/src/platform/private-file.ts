import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The text of a file that nobody else may read (mode 0600); made at the first call, the same at every later one.
 * @param make what to keep when there is no file yet
 */
export async function keptPrivately(path: string, make: () => string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const text = make();
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
    // A link appears with its content in it, or not at all: nobody reads half a secret.
    await link(draft, path);
    return text;
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    return existing(path);
  } finally {
    await rm(draft, { force: true });
  }
}

async function existing(path: string): Promise<string> {
  // Somebody may have copied the folder with other rights.
  if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
  return (await readFile(path, 'utf8')).trim();
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
