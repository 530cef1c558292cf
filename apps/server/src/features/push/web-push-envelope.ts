import webPush from 'web-push';
import type { PushKeys } from './push-keys.ts';
import type { PushAddress } from './push-sender.ts';

/** A request to a push service: sealed, signed, and ready to go. */
export interface PushEnvelope {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Seals a text for one browser, and signs the request by our key. */
export function sealEnvelope(
  address: PushAddress,
  text: string,
  options: { readonly keys: PushKeys; readonly subject: string; readonly lasts: number },
): PushEnvelope {
  const { keys, subject, lasts } = options;
  const { headers, body } = webPush.generateRequestDetails(address, text, {
    vapidDetails: { subject, ...keys },
    TTL: lasts,
    urgency: 'high',
    contentEncoding: 'aes128gcm',
  });
  const entries: [string, unknown][] = Object.entries(headers);
  const texts = entries.map(([name, value]): [string, string] => [name, String(value)]);
  return { headers: Object.fromEntries(texts), body: Buffer.from(body ?? '') };
}
