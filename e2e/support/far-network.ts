import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium as chromiumType, type Browser } from '@playwright/test';
import { chromium } from '../browsers.ts';

const run = promisify(execFile);
const relayFile = fileURLToPath(new URL('./relay.mjs', import.meta.url));

/** A network of its own with a browser in it. Its pages reach the server always, and other people's browsers over a cable. */
export interface FarNetwork {
  readonly browser: Browser;
  /** Throws away so many of a hundred packets of sound and pictures, both ways; 100 cuts the cable for them, 0 mends it. */
  lose(percent: number): Promise<void>;
  /** Lets nothing but this through the cable from now on, both ways. */
  pass(only: Passage): Promise<void>;
  /** Pulls the cable out and plugs it in elsewhere: the addresses of before are nobody's any more. */
  move(): Promise<void>;
  close(): Promise<void>;
}

/** What a firewall lets out, and the answers to it in. */
export interface Passage {
  readonly protocol: 'udp' | 'tcp';
  /** To these ports at this end, or to all but these. */
  readonly to?: readonly number[];
  readonly notTo?: readonly number[];
}

let laid = 0;

/**
 * Lays such a network. The way to the server is a socket in the file system, which belongs to no network: what is tested is how
 * sound and pictures fare. Wants root, network namespaces and `nft`.
 * @param url of the server, on this machine; it is found under the same address there
 * @param more words that its browser is started with
 */
export async function layFarNetwork(url: string, more: readonly string[] = []): Promise<FarNetwork> {
  const { hostname, port } = new URL(url);
  laid += 1;
  const id = `${String(process.pid)}${String(laid)}`;
  const number = String((process.pid + laid) % 200);
  const name = `anteroom-far-${id}`;
  const [near, far] = [`f${id}n`, `f${id}f`];
  const addressOf = (host: number) => `10.78.${number}.${String(host)}`;
  const inside = (...words: readonly string[]) => run('ip', ['netns', 'exec', name, ...words]);
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-far-'));
  const exit = join(folder, 'exit');
  const table = `anteroom_${id}`;
  let host = 2;
  let losses = 0;

  function lossRule(which: string): string {
    const drop = losses >= 100 ? 'drop' : `numgen random mod 100 < ${String(losses)} drop`;
    return losses > 0 ? `${which}meta l4proto udp ${drop}` : '';
  }

  function passRules(card: string, end: 'dport' | 'sport', { protocol, to, notTo }: Passage): string {
    const ports = (numbers: readonly number[]): string => `{ ${numbers.join(', ')} }`;
    const which = [to === undefined ? '' : ports(to), notTo === undefined ? '' : `!= ${ports(notTo)}`].join('');
    return `iifname "${card}" ${protocol} ${end} ${which} accept\niifname "${card}" drop`;
  }

  async function writeRules(where: string, rules: string): Promise<string> {
    const file = join(folder, where);
    const chain = `chain input {\ntype filter hook input priority 0;\n${rules}\n}`;
    await writeFile(file, `table inet ${table}\ndelete table inet ${table}\ntable inet ${table} {\n${chain}\n}\n`);
    return file;
  }

  async function plugIn(): Promise<void> {
    await inside('ip', 'addr', 'add', `${addressOf(host)}/24`, 'dev', far);
    await inside('ip', 'link', 'set', far, 'up');
    await inside('ip', 'route', 'add', 'default', 'via', addressOf(1));
  }

  await run('ip', ['netns', 'add', name]);
  await run('ip', ['link', 'add', near, 'type', 'veth', 'peer', 'name', far]);
  await run('ip', ['link', 'set', far, 'netns', name]);
  // Addresses that a card makes up for itself would stay the same wherever it is plugged in.
  await run('ip', ['link', 'set', near, 'addrgenmode', 'none']);
  await inside('ip', 'link', 'set', far, 'addrgenmode', 'none');
  await run('ip', ['addr', 'add', `${addressOf(1)}/24`, 'dev', near]);
  await run('ip', ['link', 'set', near, 'up']);
  await inside('ip', 'link', 'set', 'lo', 'up');
  await plugIn();

  const leaving = createServer((from) => {
    const to = connect(Number(port), hostname);
    from.on('error', () => to.destroy()).on('close', () => to.destroy());
    to.on('error', () => from.destroy()).on('close', () => from.destroy());
    from.pipe(to).pipe(from);
  });
  leaving.listen(exit);
  await once(leaving, 'listening');
  const words = ['netns', 'exec', name, process.execPath, relayFile, hostname, port, exit];
  const relay = spawn('ip', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(relay.stdout, 'data');

  const begin = join(folder, 'chromium');
  await writeFile(begin, `#!/bin/sh\nexec ip netns exec ${name} ${chromium.executablePath ?? 'chromium'} "$@"\n`);
  await chmod(begin, 0o755);
  const browser = await chromiumType.launch({
    ...chromium,
    executablePath: begin,
    args: [...(chromium.args ?? []), ...more],
  });

  return {
    browser,
    async lose(percent) {
      losses = percent;
      // Each where it arrives: a packet that its own kernel doesn't take is no loss to a browser, it just sends it again.
      await run('nft', ['-f', await writeRules('here', lossRule(`iifname "${near}" `))]);
      await inside('nft', '-f', await writeRules('there', lossRule('')));
    },
    async pass(only) {
      await run('nft', ['-f', await writeRules('here', passRules(near, 'dport', only))]);
      await inside('nft', '-f', await writeRules('there', passRules(far, 'sport', only)));
    },
    async move() {
      await inside('ip', 'link', 'set', far, 'down');
      await inside('ip', 'addr', 'flush', 'dev', far);
      host += 1;
      await plugIn();
    },
    async close() {
      await browser.close();
      relay.kill();
      leaving.close();
      await run('nft', ['delete', 'table', 'inet', table]).catch(() => undefined);
      await run('ip', ['link', 'del', near]).catch(() => undefined);
      await run('ip', ['netns', 'del', name]).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
