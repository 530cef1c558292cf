import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepProcess, programOnPath } from '../platform/kept-process.ts';
import type { Log } from '../platform/log.ts';
import { janusFiles, socketName } from './janus-files.ts';
import type { JanusPlace } from './janus-server.ts';

/** A Janus that this server has started. */
export interface OwnJanus {
  /** Where it is; it has other secrets after each start. */
  place(): JanusPlace;
  /** The id of its process, or null while it doesn't run. */
  pid(): number | null;
  close(): Promise<void>;
}

export interface OwnJanusParts {
  /** Where its files are written; made where it is missing. */
  readonly folder: string;
  readonly address: string;
  readonly publicAddress: string | null;
  readonly ports: readonly [number, number];
  readonly log: Log;
}

/** Where Debian and Ubuntu put what a Janus loads. */
const libraries = ['/usr/lib/x86_64-linux-gnu/janus', '/usr/lib/aarch64-linux-gnu/janus', '/usr/lib/janus'];

/** The Janus on this machine: its program and what it loads. Null where there is none. */
export function findJanus(): { readonly program: string; readonly library: string } | null {
  const program = programOnPath('janus');
  const library = libraries.find((folder) => existsSync(join(folder, 'plugins', 'libjanus_videoroom.so')));
  return program === null || library === undefined ? null : { program, library };
}

/** Starts the Janus that is on this machine, and again whenever it dies. */
export function startOwnJanus(found: NonNullable<ReturnType<typeof findJanus>>, parts: OwnJanusParts): OwnJanus {
  const { folder } = parts;
  mkdirSync(join(folder, 'none'), { recursive: true, mode: 0o700 });
  // Not in the data folder: its path may be longer than the 107 bytes that the path of a socket may have.
  const socketFolder = mkdtempSync(join(tmpdir(), 'anteroom-media-'));
  const socket = join(socketFolder, socketName);
  const place = (): JanusPlace => ({
    url: `ws+unix://${socket}:/`,
    secret: secrets.apiSecret,
    adminKey: secrets.adminKey,
  });
  let secrets = newSecrets();
  const kept = keepProcess({
    name: 'Janus',
    program: found.program,
    pidFile: join(folder, 'pid'),
    log: parts.log,
    prepare() {
      secrets = newSecrets();
      rmSync(socket, { force: true });
      const files = janusFiles({ ...parts, ...secrets, library: found.library, socketFolder });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
      return ['-F', folder];
    },
  });
  return {
    place,
    pid: () => kept.pid,
    async close() {
      await kept.close();
      rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}

function newSecrets() {
  const secret = () => randomBytes(32).toString('base64url');
  return { apiSecret: secret(), adminSecret: secret(), adminKey: secret() };
}
