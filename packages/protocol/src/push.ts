import * as z from 'zod/mini';

/** Where a browser takes Web Push, and its keys: what `PushSubscription.toJSON` says, and no more. */
export const pushSubscriptionInput = z.strictObject({
  endpoint: z.string().check(z.minLength(10), z.maxLength(1_000), z.regex(/^https?:\/\/[\x21-\x7e]+$/)),
  keys: z.strictObject({
    /** The browser's public key: an uncompressed point of P-256 in base64url. */
    p256dh: z.string().check(z.regex(/^B[A-Za-z0-9_-]{86}$/)),
    /** 16 bytes in base64url. */
    auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
  }),
});
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionInput>;

/** By which ways this server reaches people who have put their page away, and whether it has a relay for calls. */
export const reach = z.strictObject({
  /** Our key, which a browser subscribes with. */
  pushKey: z.string(),
  sms: z.boolean(),
  email: z.boolean(),
  /** Whether sound and pictures can go over a relay alone (C7). */
  relay: z.boolean(),
});
export type Reach = z.infer<typeof reach>;
