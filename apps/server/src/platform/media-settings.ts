import { isIP } from 'node:net';
import * as z from 'zod';

const place = z.strictObject({
  url: z.string().regex(/^wss?:\/\/\S+$/),
  secret: z.string().min(16),
  adminKey: z.string().min(16).optional(),
});

/** The Januses that calls of more than six go over: a JSON list, or `none` for no media server at all. */
const mediaServers = z.string().transform((text, context) => {
  if (text === 'none') return [];
  const parsed = z.array(place).min(1).safeParse(fromJson(text));
  if (parsed.success) return parsed.data;
  context.addIssue(
    'must be none, or a JSON list such as [{"url":"ws://10.0.0.5:8188","secret":"…","adminKey":"…"}] with secrets of 16 characters or more',
  );
  return z.NEVER;
});

/** The first and the last of some UDP ports. */
export const portRange = z.string().transform((text, context): readonly [number, number] => {
  const [first = 0, last = 0] = /^\d{4,5}-\d{4,5}$/.test(text) ? text.split('-').map(Number) : [];
  if (first >= 1_024 && last <= 65_535 && last - first >= 99) return [first, last];
  context.addIssue('must be the first and the last of at least 100 ports, such as 10000-10999');
  return z.NEVER;
});

const address = z.string().refine((text) => isIP(text) === 4, 'must be an IPv4 address');

export const mediaSettings = {
  MEDIA_SERVERS: mediaServers.optional(),
  MEDIA_ADDRESS: address.optional(),
  MEDIA_PORTS: portRange.default([10_000, 10_999]),
};

/** How calls of more than six people are carried. */
export interface MediaSettings {
  /** The configured ones, none where the list is empty; null for one that this server starts by itself where it can. */
  readonly servers:
    readonly { readonly url: string; readonly secret: string; readonly adminKey: string | null }[] | null;
  /** Where browsers find this machine for media; null for its first address. */
  readonly address: string | null;
  /** UDP ports for media, first and last. */
  readonly ports: readonly [number, number];
}

export function mediaSettingsOf(values: z.infer<z.ZodObject<typeof mediaSettings>>): MediaSettings {
  const { MEDIA_SERVERS: servers } = values;
  return {
    servers: servers?.map(({ adminKey = null, ...rest }) => ({ ...rest, adminKey })) ?? null,
    address: values.MEDIA_ADDRESS ?? null,
    ports: values.MEDIA_PORTS,
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
