import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const relayFile = fileURLToPath(new URL('./relay.mjs', import.meta.url));

/** A way to a server whose bandwidth the kernel holds down. */
export interface SlowLine {
  /** Where it begins; whoever connects there is at the far end. */
  readonly url: string;
  /** Both ways, in kbit/s. */
  setRate(kbps: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Lays a slow line: a network of its own, joined to this one by two cards that the kernel holds down. What comes out of it goes
 * on over a socket in the file system, which belongs to no network. Wants root, network namespaces and `tc`.
 * @param url of the server that it leads to
 */
export async function laySlowLine(url: string, kbps: number): Promise<SlowLine> {
  const { hostname, port } = new URL(url);
  const id = String(process.pid);
  const number = String(process.pid % 200);
  const name = `anteroom-${id}`;
  const [near, far] = [`an${id}n`, `an${id}f`];
  const [nearAddress, farAddress] = [`10.79.${number}.1`, `10.79.${number}.2`];
  const inside = (...words: readonly string[]) => run('ip', ['netns', 'exec', name, ...words]);
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-slow-'));
  const exit = join(folder, 'exit');

  async function setRate(rate: number): Promise<void> {
    await run('tc', ['qdisc', 'replace', 'dev', near, 'root', ...shaped(rate)]);
    await inside('tc', 'qdisc', 'replace', 'dev', far, 'root', ...shaped(rate));
  }

  await run('ip', ['netns', 'add', name]);
  await run('ip', ['link', 'add', near, 'type', 'veth', 'peer', 'name', far]);
  await run('ip', ['link', 'set', far, 'netns', name]);
  await run('ip', ['addr', 'add', `${nearAddress}/30`, 'dev', near]);
  await run('ip', ['link', 'set', near, 'up']);
  await inside('ip', 'addr', 'add', `${farAddress}/30`, 'dev', far);
  await inside('ip', 'link', 'set', far, 'up');
  await setRate(kbps);

  const leaving = createServer((from) => {
    const to = connect(Number(port), hostname);
    from.on('error', () => to.destroy()).on('close', () => to.destroy());
    to.on('error', () => from.destroy()).on('close', () => from.destroy());
    from.pipe(to).pipe(from);
  });
  leaving.listen(exit);
  await once(leaving, 'listening');
  const words = ['netns', 'exec', name, process.execPath, relayFile, farAddress, port, exit];
  const relay = spawn('ip', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(relay.stdout, 'data');

  return {
    url: `http://${farAddress}:${port}`,
    setRate,
    async close() {
      relay.kill();
      leaving.close();
      await run('ip', ['link', 'del', near]).catch(() => undefined);
      await run('ip', ['netns', 'del', name]).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What the kernel is told: a bucket that lets a packet or two through at once, and a queue so long that nothing of what a page
 * sends is thrown away. A short one loses packets, and what is measured then is how TCP gets over it.
 */
function shaped(kbps: number): readonly string[] {
  return ['tbf', 'rate', `${String(kbps)}kbit`, 'burst', '3200', 'limit', '400000'];
}
