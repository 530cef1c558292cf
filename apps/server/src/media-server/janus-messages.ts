import * as z from 'zod/mini';

const jsep = z.object({ type: z.string(), sdp: z.string() });

const stream = z.object({ mid: z.string(), description: z.optional(z.string()) });

const publisher = z.object({ id: z.string(), streams: z.optional(z.array(stream)) });

const ownStream = z.object({
  mid: z.string(),
  active: z.optional(z.boolean()),
  feed_id: z.optional(z.string()),
  feed_mid: z.optional(z.string()),
});

/** What the VideoRoom plugin says, as far as it matters here. */
const roomData = z.object({
  videoroom: z.string(),
  error_code: z.optional(z.number()),
  error: z.optional(z.string()),
  exists: z.optional(z.boolean()),
  publishers: z.optional(z.array(publisher)),
  unpublished: z.optional(z.string()),
  leaving: z.optional(z.string()),
  streams: z.optional(z.array(z.unknown())),
  list: z.optional(z.array(z.object({ room: z.string(), num_participants: z.number() }))),
});
export type RoomData = z.infer<typeof roomData>;

const janusMessage = z.object({
  janus: z.string(),
  transaction: z.optional(z.string()),
  sender: z.optional(z.number()),
  data: z.optional(z.object({ id: z.number() })),
  error: z.optional(z.object({ code: z.number(), reason: z.string() })),
  plugindata: z.optional(z.object({ data: roomData })),
  jsep: z.optional(jsep),
});
/** What a Janus says, as far as it matters here. */
export type JanusMessage = z.infer<typeof janusMessage>;

/** Reads what a Janus says; null for what it never would. */
export function readJanusMessage(text: string): JanusMessage | null {
  const parsed = janusMessage.safeParse(fromJson(text));
  return parsed.success ? parsed.data : null;
}

/** The lines of a connection by which somebody receives. */
export function receivedLinesOf({ streams }: RoomData) {
  const read = z.array(ownStream).safeParse(streams);
  if (!read.success) return null;
  return read.data.map(({ mid, active, feed_id: feed, feed_mid: feedMid }) => ({
    mid,
    from: active === true && feed !== undefined && feedMid !== undefined ? { feed, mid: feedMid } : null,
  }));
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
