import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeBrowsers, freePort } from '@anteroom/testkit';
import { WebSocket } from 'ws';
import { listen } from './call-server.ts';

/** A Janus that nobody stands before: pages speak with its VideoRoom themselves. */
export interface BareJanus {
  /** Its WebSocket. */
  readonly janus: string;
  /** The bare page, which is told of it. */
  readonly page: string;
  readonly pid: number;
  close(): Promise<void>;
}

const libraries = ['/usr/lib/x86_64-linux-gnu/janus', '/usr/lib/aarch64-linux-gnu/janus', '/usr/lib/janus'];

/** Starts a Janus with the one room 1, set up for media as ours is, and a server for the bare page. */
export async function startBareJanus(): Promise<BareJanus> {
  const library = libraries.find((folder) => existsSync(join(folder, 'plugins', 'libjanus_videoroom.so')));
  if (library === undefined) throw new Error('There is no Janus on this machine: apt-get install janus');
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-bare-janus-'));
  const port = await freePort();
  await mkdir(join(folder, 'none'));
  for (const [name, text] of Object.entries(filesOf(folder, library, port))) await writeFile(join(folder, name), text);
  // Before the browsers, as ours is: whoever comes before those who send to it wakes oftener, for fewer packets at a time.
  const [program = '', ...words] = [...beforeBrowsers, 'janus', '-F', folder];
  const child = spawn(program, words, { stdio: 'ignore' });
  const { pid } = child;
  if (pid === undefined) throw new Error('Janus has no process.');
  const janus = `ws://127.0.0.1:${String(port)}`;
  await untilOpen(janus);
  const html = await readFile(new URL('janus-page.html', import.meta.url));
  const http = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  });
  const pages = await listen(http);
  return {
    janus,
    page: `http://localhost:${String(pages)}/?janus=${encodeURIComponent(janus)}`,
    pid,
    async close() {
      await new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function filesOf(folder: string, library: string, port: number): Readonly<Record<string, string>> {
  return {
    'janus.jcfg': `general: {
  configs_folder = "${folder}"
  plugins_folder = "${library}/plugins"
  transports_folder = "${library}/transports"
  events_folder = "${folder}/none"
  loggers_folder = "${folder}/none"
  interface = "127.0.0.1"
  session_timeout = 60
  debug_level = 3
}
media: { ipv6 = false, rtp_port_range = "12000-12999", twcc_period = 100 }
nat: { ice_lite = true, full_trickle = false, ignore_mdns = true, ice_enforce_list = "${firstAddress()}" }
plugins: { disable = "${without(['audiobridge', 'duktape', 'echotest', 'lua', 'nosip', 'recordplay', 'sip', 'streaming', 'textroom', 'videocall', 'voicemail'])}" }
transports: { disable = "${without(['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'])}" }
events: { broadcast = false }
`,
    'janus.transport.websockets.jcfg': `general: { json = "compact", ws = true, ws_ip = "127.0.0.1", ws_port = ${String(port)}, wss = false }
admin: { admin_ws = false, admin_wss = false }
`,
    'janus.plugin.videoroom.jcfg': `general: { events = false }
room-1: {
  publishers = 20
  bitrate = 0
  fir_freq = 0
  videocodec = "vp8"
  audiocodec = "opus"
  audiolevel_event = false
  notify_joining = false
  record = false
}
`,
  };
}

function without(names: readonly string[]): string {
  return names.map((name) => `libjanus_${name}.so`).join(',');
}

/** Janus can't use loopback. */
function firstAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const found = all.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (found === undefined) throw new Error('This machine has no address but loopback: no media server can run here.');
  return found.address;
}

async function untilOpen(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const wire = new WebSocket(url, 'janus-protocol');
    const isOpen = await new Promise<boolean>((resolve) => {
      wire.once('open', () => resolve(true));
      wire.once('error', () => resolve(false));
    });
    wire.terminate();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The bare Janus did not come up.');
}
