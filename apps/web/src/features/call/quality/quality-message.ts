import { z } from 'zod/mini';

/** On which topic the pages of a call tell each other of their pictures. */
export const qualityTopic = 'quality';

/**
 * What one page tells another (C5): what it wants to be sent of pictures, and what its own line lets through to the other of its
 * picture.
 */
const message = z.strictObject({
  wants: z.enum(['all', 'small', 'none']),
  sends: z.enum(['all', 'less', 'none']),
});

export type QualityMessage = z.infer<typeof message>;

/** Far more than the longest message. */
const longest = 200;

export function writeQuality(said: QualityMessage): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(said));
}

/** Reads what another page says; null where it isn't one of ours: it is anybody's word. */
export function readQuality(body: Uint8Array): QualityMessage | null {
  if (body.length > longest) return null;
  try {
    const read = message.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
