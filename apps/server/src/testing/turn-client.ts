import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import {
  attributes,
  methods,
  peerAttribute,
  readAnswer,
  requestOf,
  type Attribute,
  type LongTermKey,
  type StunAnswer,
} from './stun-message.ts';

/** Somebody who asks a relay for what TURN knows (RFC 8656). Each request answers 0, or the code of the relay's refusal. */
export interface TurnClient {
  /** Resolves once the relay answers at all. */
  untilThere(): Promise<unknown>;
  /** Asks for an allocation; at the address of IPv4 or IPv6, which relays by UDP or TCP (RFC 6062). */
  allocate(by?: { readonly family?: 4 | 6; readonly transport?: 'udp' | 'tcp' }): Promise<number>;
  permit(address: string): Promise<number>;
  bindChannel(address: string, port: number): Promise<number>;
  /** Has the relay connect to somebody by TCP (RFC 6062). */
  connectTo(address: string, port: number): Promise<number>;
  refresh(lifetime: number): Promise<number>;
  /** Goes on as a client does whose nonce the relay has forgotten. */
  forgetNonce(): void;
  close(): void;
}

export interface TurnPlace {
  readonly host: string;
  readonly port: number;
  readonly by: 'udp' | 'tcp';
}

/** What the server hands out for a relay. */
export interface TurnCredential {
  readonly username: string;
  readonly password: string;
}

/** How long a relay may take to answer, in milliseconds; what is sent by UDP is sent again meanwhile. */
const patience = 5_000;
const repeatEvery = 500;
const unauthorised = 401;
const staleNonce = 438;

/** Turns up at a relay, from a port of one's own. */
export async function openTurnClient(place: TurnPlace, credential: TurnCredential): Promise<TurnClient> {
  const waiting = new Map<string, (answer: StunAnswer) => void>();
  const line = await openLine(place, (bytes) => {
    const answer = readAnswer(bytes);
    if (answer !== null) waiting.get(answer.transaction)?.(answer);
  });
  let key: LongTermKey | null = null;
  let channel = 0x4000;

  function ask(method: number, body: (transaction: Buffer) => readonly Attribute[]): Promise<StunAnswer> {
    const { bytes, transaction } = requestOf(method, body, key);
    return new Promise((resolve, reject) => {
      const end = (): void => {
        waiting.delete(transaction);
        clearInterval(repeat);
        clearTimeout(timer);
      };
      const repeat = setInterval(() => place.by === 'udp' && line.send(bytes), repeatEvery);
      const timer = setTimeout(() => {
        end();
        reject(new Error(`The relay doesn’t answer ${method}.`));
      }, patience);
      waiting.set(transaction, (answer) => {
        end();
        resolve(answer);
      });
      line.send(bytes);
    });
  }

  /** As browsers do: the relay's realm and nonce are learned from its refusal. */
  async function request(method: number, body: (transaction: Buffer) => readonly Attribute[]): Promise<number> {
    const first = await ask(method, body);
    const isChallenge = first.code === staleNonce || (first.code === unauthorised && key === null);
    if (!isChallenge) return first.code;
    key = { ...credential, realm: first.realm, nonce: first.nonce };
    return (await ask(method, body)).code;
  }

  return {
    untilThere: () => ask(methods.binding, () => []),
    allocate: ({ family = 4, transport = 'udp' } = {}) =>
      request(methods.allocate, () => [
        [attributes.transport, Buffer.from([transport === 'udp' ? 17 : 6, 0, 0, 0])],
        ...(family === 6 ? [[attributes.addressFamily, Buffer.from([2, 0, 0, 0])] as const] : []),
      ]),
    permit: (address) => request(methods.createPermission, (transaction) => [peerAttribute(address, 0, transaction)]),
    bindChannel: (address, port) => {
      channel += 1;
      const number = Buffer.from([channel >> 8, channel & 0xff, 0, 0]);
      return request(methods.channelBind, (transaction) => [
        [attributes.channelNumber, number],
        peerAttribute(address, port, transaction),
      ]);
    },
    connectTo: (address, port) =>
      request(methods.connect, (transaction) => [peerAttribute(address, port, transaction)]),
    refresh: (lifetime) => {
      const seconds = Buffer.alloc(4);
      seconds.writeUInt32BE(lifetime, 0);
      return request(methods.refresh, () => [[attributes.lifetime, seconds]]);
    },
    forgetNonce() {
      if (key !== null) key = { ...key, nonce: '0123456789abcdef' };
    },
    close: () => line.close(),
  };
}

interface PacketLine {
  send(bytes: Buffer): void;
  close(): void;
}

async function openLine({ host, port, by }: TurnPlace, take: (bytes: Buffer) => void): Promise<PacketLine> {
  if (by === 'udp') {
    const way = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    // One that isn't up yet refuses; it is asked again.
    way.on('message', take).on('error', () => undefined);
    await new Promise<void>((resolve) => way.connect(port, host, resolve));
    return { send: (bytes) => way.send(bytes), close: () => void way.close() };
  }
  const way = connect(port, host);
  await new Promise<void>((resolve, reject) => way.once('connect', resolve).once('error', reject));
  way.on('error', () => undefined);
  let held = Buffer.alloc(0);
  way.on('data', (bytes) => {
    held = Buffer.concat([held, bytes]);
    // A message says how long it is (RFC 8489, 5).
    while (held.length >= 20 && held.length >= 20 + held.readUInt16BE(2)) {
      const length = 20 + held.readUInt16BE(2);
      take(held.subarray(0, length));
      held = held.subarray(length);
    }
  });
  return { send: (bytes) => void way.write(bytes), close: () => void way.destroy() };
}
