import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isConsultationId } from '@anteroom/domain';
import { DatabaseError } from '../../database/database-error.ts';
import type { Sealing, StayKeyStore } from './typed-entry-store.ts';

/** Length of a key in bytes. */
const keyLength = 32;

/** A draft of a file that was never finished; an id holds no dot. */
const draftEnding = '.draft';

/** Far longer than it takes to write one, in milliseconds. */
const draftTime = 60_000;

/**
 * Opens a folder with one small file for each stay and each visit, for its owner only. Leave it out of back-ups: a key that lies in
 * one is not destroyed.
 */
export async function openFileStayKeyStore(folder: string): Promise<StayKeyStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftOverDrafts(folder);
  const fileOf = (id: Sealing): string => join(folder, id);

  async function get(id: Sealing): Promise<Uint8Array | null> {
    const key = await unlessMissing(readFile(fileOf(id)));
    return key === null ? null : Uint8Array.from(key);
  }

  return {
    async put(id, key) {
      if (key.length !== keyLength)
        throw new DatabaseError('The constraint stay_key_length refused a key.', null, 'stay_key_length');
      const draft = `${fileOf(id)}${draftEnding}`;
      await writeFile(draft, key, { mode: 0o600, flag: 'wx' });
      try {
        // The file appears whole or not at all, and never in the place of another.
        await link(draft, fileOf(id));
      } finally {
        await unlink(draft);
      }
    },
    get,
    async getMany(ids) {
      const keys = await Promise.all(ids.map(async (id) => [id, await get(id)] as const));
      return new Map(keys.flatMap(([id, key]) => (key === null ? [] : [[id, key]])));
    },
    async destroy(id) {
      const file = await unlessMissing(open(fileOf(id), 'r+'));
      if (file === null) return;
      try {
        await file.write(randomBytes(keyLength), 0, keyLength, 0);
        await file.sync();
      } finally {
        await file.close();
      }
      await rm(fileOf(id), { force: true });
    },
    async all() {
      return (await readdir(folder)).filter(isConsultationId).sort();
    },
  };
}

/** Only old ones: another process that has the folder open may be writing one right now. */
async function removeLeftOverDrafts(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(draftEnding));
  for (const name of names) {
    const file = await unlessMissing(stat(join(folder, name)));
    if (file !== null && Date.now() - file.mtimeMs > draftTime) await rm(join(folder, name), { force: true });
  }
}

async function unlessMissing<Value>(found: Promise<Value>): Promise<Value | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
