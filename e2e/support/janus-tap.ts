import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';
import { WebSocket } from 'ws';

/** What the media server of a test's own server hands on of one sender, as it has it: RTP, without the encryption of the way. */
export interface Tap {
  /** Whole frames of sound so far, each with nothing before it. */
  sound(): readonly Uint8Array<ArrayBuffer>[];
  /** Whole frames of pictures so far, put together of their packets (RFC 7741). */
  pictures(): readonly Uint8Array<ArrayBuffer>[];
  close(): void;
}

interface Tapped {
  /** The id of the server's process. */
  readonly pid: number;
  /** The secret that the server was started with. */
  readonly secret: string;
  readonly callId: string;
  /** Whose media. */
  readonly participantId: string;
}

/** Has the VideoRoom forward what somebody sends to a port of this test; only who may read the files of the server can do so. */
export async function tapJanus({ pid, secret, callId, participantId }: Tapped): Promise<Tap> {
  const folder = await folderOf(pid);
  const janus = await openSession(join(folder, 'janus.sock'), await secretIn(folder, 'janus.jcfg', 'api_secret'));
  const roomSecret = createHmac('sha256', secret).update(`media-room-secret of ${callId}`).digest('base64url');
  const listed = await janus.tell({ request: 'listparticipants', room: callId });
  const feed = /"id":\s*"([^"]+)"/g;
  const feeds = [...JSON.stringify(listed).matchAll(feed)].flatMap(([, id]) => id ?? []);
  const publisher = feeds.find((id) => id.startsWith(`${participantId}.`));
  if (publisher === undefined) throw new Error(`Nothing of ${participantId} is sent: ${JSON.stringify(listed)}`);
  const [sound, picture] = [await openPort(), await openPort()];
  const answer = await janus.tell({
    request: 'rtp_forward',
    room: callId,
    secret: roomSecret,
    admin_key: await secretIn(folder, 'janus.plugin.videoroom.jcfg', 'admin_key'),
    publisher_id: publisher,
    host: '127.0.0.1',
    streams: [
      { mid: '0', port: sound.port },
      { mid: '1', port: picture.port, port_2: picture.port, port_3: picture.port },
    ],
  });
  if (!JSON.stringify(answer).includes('forwarders')) throw new Error(`No tap: ${JSON.stringify(answer)}`);
  return {
    sound: () => sound.packets.map(payloadOf),
    pictures: () => picturesIn(sound.packets.length === 0 ? [] : picture.packets),
    close() {
      janus.close();
      sound.close();
      picture.close();
    },
  };
}

/** Where the files of the media server lie that a server has started. */
async function folderOf(server: number): Promise<string> {
  for (const name of await readdir('/proc')) {
    const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [, program, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(text) ?? [];
    if (program !== 'janus' || Number(parent) !== server) continue;
    const words = (await readFile(`/proc/${name}/cmdline`, 'utf8')).split('\0');
    const folder = words[words.indexOf('-F') + 1];
    if (folder !== undefined) return folder;
  }
  throw new Error('The server has started no media server.');
}

async function secretIn(folder: string, file: string, name: string): Promise<string> {
  const text = await readFile(join(folder, file), 'utf8');
  const found = new RegExp(`${name} = "([^"]+)"`).exec(text)?.[1];
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

async function openSession(socket: string, secret: string) {
  const wire = new WebSocket(`ws+unix://${socket}:/`, 'janus-protocol');
  const asked = new Map<string, (answer: unknown) => void>();
  let number = 0;
  wire.on('message', (data) => {
    const answer: unknown = JSON.parse(String(data));
    const transaction = textIn(answer, 'transaction');
    if (textIn(answer, 'janus') === 'ack') return;
    asked.get(transaction)?.(answer);
    asked.delete(transaction);
  });
  await once(wire, 'open');
  const ask = (request: object): Promise<unknown> => {
    number += 1;
    const transaction = String(number);
    wire.send(JSON.stringify({ ...request, transaction, apisecret: secret }));
    return new Promise((resolve) => asked.set(transaction, resolve));
  };
  const session_id = idIn(await ask({ janus: 'create' }));
  const handle_id = idIn(await ask({ janus: 'attach', session_id, plugin: 'janus.plugin.videoroom' }));
  return {
    tell: (body: object): Promise<unknown> => ask({ janus: 'message', session_id, handle_id, body }),
    close: () => wire.close(),
  };
}

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textIn(value: unknown, name: string): string {
  const field = fieldIn(value, name);
  return typeof field === 'string' ? field : '';
}

function idIn(answer: unknown): number {
  const id = fieldIn(fieldIn(answer, 'data'), 'id');
  if (typeof id !== 'number') throw new Error(`No id: ${JSON.stringify(answer)}`);
  return id;
}

/** A port that keeps what comes. */
async function openPort() {
  const udp = createSocket('udp4');
  const packets: Uint8Array<ArrayBuffer>[] = [];
  udp.on('message', (packet) => packets.push(Uint8Array.from(packet)));
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  return { packets, port: udp.address().port, close: () => udp.close() };
}

/** What an RTP packet carries (RFC 3550, 5.1). */
function payloadOf(packet: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(packet.buffer);
  const first = view.getUint8(0);
  let at = 12 + 4 * (first & 0b1111);
  if ((first & 0b1_0000) !== 0) at += 4 + 4 * view.getUint16(at + 2);
  const padding = (first & 0b10_0000) === 0 ? 0 : view.getUint8(packet.length - 1);
  return packet.slice(at, packet.length - padding);
}

/** Puts frames together of the packets of each size; those of which a packet is missing are left out. */
function picturesIn(packets: readonly Uint8Array<ArrayBuffer>[]): readonly Uint8Array<ArrayBuffer>[] {
  const parts = new Map<string, { readonly number: number; readonly isLast: boolean; readonly bytes: Uint8Array }[]>();
  const starts = new Set<string>();
  for (const packet of packets) {
    const view = new DataView(packet.buffer);
    const key = `${String(view.getUint32(8))} ${String(view.getUint32(4))}`;
    const payload = payloadOf(packet);
    if (payload.length === 0) continue;
    const { length, isStart } = descriptorOf(payload);
    if (isStart) starts.add(key);
    const part = { number: view.getUint16(2), isLast: view.getUint8(1) >> 7 === 1, bytes: payload.slice(length) };
    parts.set(key, [...(parts.get(key) ?? []), part]);
  }
  return [...parts].flatMap(([key, all]) => {
    const ordered = all.toSorted((one, other) => one.number - other.number);
    const [first, last] = [ordered[0], ordered.at(-1)];
    if (first === undefined || last?.isLast !== true || !starts.has(key)) return [];
    if (last.number - first.number !== ordered.length - 1) return [];
    return [Uint8Array.from(ordered.flatMap(({ bytes }) => [...bytes]))];
  });
}

/** How long the descriptor before a part of a VP8 frame is, and whether the frame begins there (RFC 7741, 4.2). */
function descriptorOf(payload: Uint8Array): { readonly length: number; readonly isStart: boolean } {
  const [first = 0, second = 0, third = 0] = payload;
  const isStart = (first & 0b1_0111) === 0b1_0000;
  if (first >> 7 === 0) return { length: 1, isStart };
  let length = 2;
  if (second >> 7 === 1) length += third >> 7 === 1 ? 2 : 1;
  if (((second >> 6) & 1) === 1) length += 1;
  if (((second >> 4) & 0b11) !== 0 && (((second >> 5) & 1) | ((second >> 4) & 1)) === 1) length += 1;
  return { length, isStart };
}
