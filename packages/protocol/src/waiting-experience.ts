import {
  automatedTextLimit,
  contentTextLimit,
  contentTitleLimit,
  linkLimit,
  musicPieces,
  thanksLimit,
} from '@anteroom/domain';
import * as z from 'zod/mini';
import { instant } from './ids.ts';

/** The name of a piece or a message among the others of a clinic. */
const name = z.string().check(z.minLength(1), z.maxLength(22));
/** SHA-256 in base64url, as it stands in an address. */
const hash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const url = z.string().check(z.maxLength(linkLimit));
const language = z.string().check(z.maxLength(3));

function worded(limit: number) {
  return z.readonly(
    z.array(z.strictObject({ language, text: z.string().check(z.maxLength(limit)) })).check(z.maxLength(40)),
  );
}

const piece = { id: name, onlyFor: z.nullable(language) };

/** A clinic's own content as it is set (E6). */
export const waitingContent = z.readonly(
  z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('text'), ...piece, words: worded(contentTextLimit) }),
        z.strictObject({
          kind: z.literal('picture'),
          ...piece,
          hash,
          width: z.int(),
          height: z.int(),
          description: worded(contentTitleLimit),
        }),
        z.strictObject({
          kind: z.literal('document'),
          ...piece,
          hash,
          size: z.int(),
          title: worded(contentTitleLimit),
        }),
        z.strictObject({ kind: z.literal('video'), ...piece, url, title: worded(contentTitleLimit) }),
      ]),
    )
    .check(z.maxLength(40)),
);

/** The pieces of music that callers choose from. */
export const waitingMusic = z.readonly(z.array(z.enum(musicPieces)).check(z.maxLength(musicPieces.length)));

/** What callers are told by the minutes that they have waited. */
export const automatedMessages = z.readonly(
  z
    .array(z.strictObject({ id: name, afterMinutes: z.int(), words: worded(automatedTextLimit) }))
    .check(z.maxLength(40)),
);

/** What callers find after their visit (E11). */
export const afterwards = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('thanks'), words: worded(thanksLimit) }),
  z.strictObject({ kind: z.literal('page'), url }),
  z.strictObject({ kind: z.literal('survey'), words: worded(thanksLimit) }),
]);

/** What a clinic offers to somebody who waits, in their language (E6). It tells nothing of others who wait. */
export const waitingExperience = z.strictObject({
  content: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), id: name, language, text: z.string() }),
      z.strictObject({
        kind: z.literal('picture'),
        id: name,
        hash,
        width: z.int(),
        height: z.int(),
        description: z.string(),
      }),
      z.strictObject({ kind: z.literal('document'), id: name, hash, size: z.int(), title: z.string() }),
      z.strictObject({ kind: z.literal('video'), id: name, url, title: z.string() }),
    ]),
  ),
  music: z.array(z.enum(musicPieces)),
  /** The automated messages that are due so far, oldest first; the server's clock says which. */
  automated: z.array(z.strictObject({ id: name, at: instant, language, text: z.string() })),
  /** When to ask again for the next of them. */
  nextDueAt: z.nullable(instant),
  /** How long the wait usually is, in minutes from `waitingSince`; null where it isn't shown or can't be known. */
  estimate: z.nullable(z.strictObject({ from: z.int(), to: z.int() })),
  /** When the wait in this clinic began. */
  waitingSince: instant,
});
export type WaitingExperience = z.infer<typeof waitingExperience>;
