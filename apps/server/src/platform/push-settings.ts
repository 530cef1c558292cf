import { createECDH } from 'node:crypto';
import * as z from 'zod';

/** All about Web Push. */
export interface PushSettings {
  /** The pair of P-256 keys, in base64url; null where one is made of the secret. */
  readonly keys: { readonly publicKey: string; readonly privateKey: string } | null;
  /** Whom a push service may write to about us: `mailto:…` or `https://…`. */
  readonly subject: string;
}

/** The part of the settings that is about Web Push, under the names that an operator types. */
export const pushSettings = {
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^B[A-Za-z0-9_-]{86}$/, 'must be a public key of P-256 in base64url')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'must be a private key of P-256 in base64url')
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must begin with mailto: or https://')
    .optional(),
};

type Values = z.infer<z.ZodObject<typeof pushSettings>>;

/**
 * What was read, as the server uses it.
 * @param mailFrom the sender of e-mails, who is named to push services where nobody else is
 */
export function pushSettingsOf(values: Values, mailFrom: string, publicUrl: string | undefined): PushSettings {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = values;
  const address = /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom;
  const own = publicUrl?.startsWith('https:') === true ? publicUrl : `mailto:${address}`;
  return {
    keys: publicKey === undefined || privateKey === undefined ? null : { publicKey, privateKey },
    subject: values.VAPID_SUBJECT ?? own,
  };
}

/** What contradicts itself, by the name that the operator typed. */
export function pushContradictions(values: Values): { readonly name: string; readonly problem: string }[] {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = values;
  if (publicKey === undefined && privateKey === undefined) return [];
  if (publicKey === undefined) return [{ name: 'VAPID_PUBLIC_KEY', problem: 'is needed with VAPID_PRIVATE_KEY' }];
  if (privateKey === undefined) return [{ name: 'VAPID_PRIVATE_KEY', problem: 'is needed with VAPID_PUBLIC_KEY' }];
  return publicKeyOf(privateKey) === publicKey
    ? []
    : [{ name: 'VAPID_PUBLIC_KEY', problem: 'does not belong to VAPID_PRIVATE_KEY' }];
}

function publicKeyOf(privateKey: string): string | null {
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    return curve.getPublicKey('base64url');
  } catch {
    return null;
  }
}
