import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of a program that runs with fewer rights than this server. */
export interface RunFolder {
  readonly path: string;
  /** With which rights it runs; null for those of this server. */
  readonly account: Account | null;
  /** Writes a file that nobody but the program may read. */
  write(name: string, text: string | Buffer): void;
  makeFolder(name: string): void;
  remove(): void;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` and `nogroup` of Debian and its kin: what speaks with strangers doesn't do so as root. */
const nobody: Account = { uid: 65_534, gid: 65_534 };

/**
 * Makes one. It isn't in the data folder: that is closed to others, and its path may be longer than the 107 bytes that the path
 * of a socket may have.
 */
export function makeRunFolder(name: string): RunFolder {
  const account = process.getuid?.() === 0 ? nobody : null;
  const path = mkdtempSync(join(tmpdir(), `anteroom-${name}-`));
  const give = (file: string): void => {
    if (account !== null) chownSync(file, account.uid, account.gid);
  };
  give(path);
  return {
    path,
    account,
    write(file, text) {
      writeFileSync(join(path, file), text, { mode: 0o600 });
      give(join(path, file));
    },
    makeFolder(folder) {
      mkdirSync(join(path, folder), { recursive: true, mode: 0o700 });
      give(join(path, folder));
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
