import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepProcess, programOnPath } from '../platform/kept-process.ts';
import type { Log } from '../platform/log.ts';
import { makeRunFolder } from '../platform/run-folder.ts';
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
  /** Where it is written down which process it is; made where it is missing. */
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
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const run = makeRunFolder('janus');
  run.makeFolder('none');
  const socket = join(run.path, socketName);
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
    account: run.account,
    prepare() {
      secrets = newSecrets();
      rmSync(socket, { force: true });
      const files = janusFiles({ ...parts, ...secrets, library: found.library, folder: run.path });
      for (const [name, text] of Object.entries(files)) run.write(name, text);
      return ['-F', run.path];
    },
  });
  return {
    place,
    pid: () => kept.pid,
    async close() {
      await kept.close();
      run.remove();
    },
  };
}

function newSecrets() {
  const secret = () => randomBytes(32).toString('base64url');
  return { apiSecret: secret(), adminSecret: secret(), adminKey: secret() };
}
