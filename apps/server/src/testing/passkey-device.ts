import { createHash, generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto';

/** What a server has asked a browser. */
export interface PasskeyQuestion {
  readonly challenge: string;
  readonly rpId: string;
}

/** How an answer differs from what an honest browser and its device would give. */
export interface PasskeyLie {
  /** The page that the browser says it was asked from. */
  readonly origin?: string;
  /** The name of another passkey. */
  readonly id?: string;
  /** Nobody has shown the device who they are. */
  readonly unverified?: boolean;
}

/** A device that holds one passkey, as a test wants it. */
export interface PasskeyDevice {
  readonly id: string;
  make(question: PasskeyQuestion, lie?: PasskeyLie): object;
  use(question: PasskeyQuestion, lie?: PasskeyLie): object;
}

/** @param origin of the page from which it is asked */
export function createPasskeyDevice(origin: string): PasskeyDevice {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(16);
  const id = credential.toString('base64url');
  let counter = 0;

  const clientData = (type: string, { challenge }: PasskeyQuestion, lie: PasskeyLie): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: lie.origin ?? origin, crossOrigin: false }));

  const head = ({ rpId }: PasskeyQuestion, flags: number, { unverified = false }: PasskeyLie): Buffer => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const here = unverified ? present : present | verified;
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.of(flags | here), count]);
  };

  return {
    id,
    make(question, lie = {}) {
      const length = Buffer.of(0, credential.length);
      const key = coseKey(publicKey.export({ format: 'jwk' }));
      const data = Buffer.concat([head(question, hasKey, lie), Buffer.alloc(16), length, credential, key]);
      return {
        id: lie.id ?? id,
        clientDataJSON: clientData('webauthn.create', question, lie).toString('base64url'),
        attestationObject: attestation(data).toString('base64url'),
        transports: ['internal'],
      };
    },
    use(question, lie = {}) {
      const client = clientData('webauthn.get', question, lie);
      const data = head(question, 0, lie);
      return {
        id: lie.id ?? id,
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
      };
    },
  };
}

// Bits of the flags: somebody is there, has shown who they are, and a key comes with it.
const present = 0x01;
const verified = 0x04;
const hasKey = 0x40;

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** The key as COSE has it, in CBOR: elliptic curve, ES256, P-256, and its two coordinates. */
function coseKey({ x = '', y = '' }: JsonWebKey): Buffer {
  const coordinate = (label: number, value: string) =>
    Buffer.concat([Buffer.of(label, 0x58, 0x20), Buffer.from(value, 'base64url')]);
  const kind = Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01);
  return Buffer.concat([kind, coordinate(0x21, x), coordinate(0x22, y)]);
}

/** An attestation by nobody, in CBOR: `{ fmt: 'none', attStmt: {}, authData }`. */
function attestation(data: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.of(0x60 | word.length), Buffer.from(word)]);
  const length = Buffer.of(0x59, data.length >> 8, data.length & 0xff);
  return Buffer.concat([
    Buffer.of(0xa3),
    ...[text('fmt'), text('none'), text('attStmt'), Buffer.of(0xa0)],
    ...[text('authData'), length, data],
  ]);
}
