import * as z from 'zod/mini';

/** The chat's topic between pages of one call (C3). */
export const chatTopic = 'chat';

/** Longest message, in characters. */
export const chatTextLimit = 4_000;

/** Largest file, in bytes: 25 MB. */
export const chatFileLimit = 25_000_000;

/** Longest name of a file on the wire, in characters. */
export const chatFileNameLimit = 200;

/** Bytes of a file in one piece. Every piece is exactly as long, but the last one. */
export const chatPieceLength = 32_768;

const id = z.string().check(z.regex(/^[\w-]{22}$/));

/** Something written: to everybody, or to the receiver alone, which is only a mark. Who wrote it is whoever sent it. */
const said = z.strictObject({
  type: z.literal('said'),
  text: z.string().check(z.minLength(1), z.maxLength(chatTextLimit)),
  isPrivate: z.boolean(),
});

/** A file whose pieces follow. */
const file = z.strictObject({
  type: z.literal('file'),
  /** 128 random bits: names the file in its pieces and in what is said of it later. */
  id,
  name: z.string().check(z.minLength(1), z.maxLength(chatFileNameLimit)),
  size: z.int().check(z.minimum(1), z.maximum(chatFileLimit)),
  isPrivate: z.boolean(),
});

/** The sender of a file sends no more of it. */
const stopped = z.strictObject({ type: z.literal('stopped'), id });

/** The receiver of a file takes no more of it: they don't want it, there is no room, or it wasn't what it said. */
const refused = z.strictObject({ type: z.literal('refused'), id, why: z.enum(['unwanted', 'no-room', 'broken']) });

/** What pages of one call say to each other in the chat, beside the pieces of files. */
export const chatMessage = z.discriminatedUnion('type', [said, file, stopped, refused]);
export type ChatMessage = z.infer<typeof chatMessage>;
