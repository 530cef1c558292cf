import { createECDH, hkdfSync } from 'node:crypto';
import type { Configuration } from '../../platform/configuration.ts';

/** The pair of P-256 keys by which push services know this installation, in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The keys of the configuration, else ones made of the secret: the same on every node and after every start, kept nowhere.
 * With another `SECRET` browsers have to subscribe anew.
 */
export function pushKeysOf(configuration: Pick<Configuration, 'push'>, secret: string): PushKeys {
  return configuration.push.keys ?? keysOfSecret(secret);
}

function keysOfSecret(secret: string): PushKeys {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const made = Buffer.from(hkdfSync('sha256', secret, '', `anteroom web push ${attempt}`, 32));
    const keys = pairOf(made);
    if (keys !== null) return keys;
  }
  // One in 2³² numbers is none of the curve's; eight in a row are none that anybody will see.
  throw new Error('No push keys could be made of the secret.');
}

function pairOf(privateKey: Buffer): PushKeys | null {
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(privateKey);
  } catch {
    return null;
  }
  return { publicKey: curve.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
}
