import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';

/** What came in for one browser. */
export interface PushedNotice {
  /** As the browser would read it; null where it can't be opened. */
  readonly text: string | null;
  /** Whether it was signed by the key that the browser subscribed with, for this service. */
  readonly isSigned: boolean;
  readonly headers: IncomingHttpHeaders;
  /** All that crossed the wire, as text: nothing in it may be readable. */
  readonly wire: string;
}

/** A push service of a test's own, as a browser's maker runs one. */
export interface PushService {
  readonly url: string;
  /** A browser that subscribes here. */
  newBrowser(): PushBrowser;
  close(): Promise<void>;
}

/** A browser as a push service knows it. */
export interface PushBrowser {
  readonly subscription: {
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  readonly notices: readonly PushedNotice[];
  /** It takes its subscription back: from now on its address is gone. */
  unsubscribe(): void;
}

interface Known {
  readonly curve: ECDH;
  readonly auth: Buffer;
  readonly notices: PushedNotice[];
  isGone: boolean;
}

/** Starts it on a free port of this machine. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, Known>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const known = browsers.get(request.url ?? '');
      if (known === undefined || known.isGone) return void response.writeHead(410).end();
      const body = Buffer.concat(chunks);
      known.notices.push({
        text: open(known, body),
        isSigned: isSignedFor(request.headers.authorization, origin),
        headers: request.headers,
        wire: `${JSON.stringify(request.headers)} ${request.url ?? ''} ${body.toString('latin1')}`,
      });
      response.writeHead(201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The push service has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    url: origin,
    newBrowser() {
      const path = `/push/${randomBytes(24).toString('base64url')}`;
      const curve = createECDH('prime256v1');
      const p256dh = curve.generateKeys('base64url');
      const known: Known = { curve, auth: randomBytes(16), notices: [], isGone: false };
      browsers.set(path, known);
      return {
        subscription: { endpoint: `${origin}${path}`, keys: { p256dh, auth: known.auth.toString('base64url') } },
        notices: known.notices,
        unsubscribe() {
          known.isGone = true;
        },
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Opens a message as RFC 8291 says: `aes128gcm` (RFC 8188) in one record, with a key that both ends agree on. */
function open({ curve, auth }: Known, body: Buffer): string | null {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  try {
    const shared = curve.computeSecret(sender);
    const about = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), sender]);
    const secret = Buffer.from(hkdfSync('sha256', shared, auth, about, 32));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    // The last record ends with a 2 and zeros.
    return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
  } catch {
    return null;
  }
}

/** Whether an `Authorization` of VAPID (RFC 8292) is signed by the key that it names, for this service, and still valid. */
function isSignedFor(authorization: string | undefined, origin: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return false;
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const said: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  const has = typeof said === 'object' && said !== null && 'aud' in said && 'exp' in said && 'sub' in said;
  return signed && has && said.aud === origin && Number(said.exp) * 1_000 > Date.now();
}
