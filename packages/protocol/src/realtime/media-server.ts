import { mediaServerLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import { callId, participantId } from '../ids.ts';
import { descriptionLimit } from './signalling.ts';

/** What one line of a description carries: sound, the picture of a camera, or the second picture, such as a screen (C4). */
export const mediaKinds = ['sound', 'picture', 'screen'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** How much of a participant's picture a page wants from the media server: one of its sizes, or none at the moment. */
export const pictureLayers = ['none', 'low', 'middle', 'high'] as const;
export type PictureLayer = (typeof pictureLayers)[number];

/** Names one attempt of one page to send over a media server; what belongs to an older one is void. */
export const mediaAttempt = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,36}$/));

const mid = z.string().check(z.minLength(1), z.maxLength(64));
const sdp = z.string().check(z.minLength(1), z.maxLength(descriptionLimit));

/** A page begins, or begins anew, to send over the media server: its offer holds every candidate that it needs, or none. */
export const publishRequest = z.strictObject({
  callId,
  attempt: mediaAttempt,
  sdp,
  /** What each sending line of the offer carries, at most one line of a kind. */
  lines: z.array(z.strictObject({ mid, kind: z.enum(mediaKinds) })).check(z.minLength(1), z.maxLength(3)),
  /** Whether what this page sends is encrypted for the others' pages alone (C7). */
  isEncrypted: z.boolean(),
});
export const publishReply = z.strictObject({
  /** The media server's answer. */
  sdp,
});

/**
 * What the media server offers a page of the others, whenever that is another than before. The page answers each, in
 * order; the next comes only after the answer.
 */
export const mediaOffer = z.strictObject({
  callId,
  attempt: mediaAttempt,
  /** Counts the offers of an attempt from 1. */
  number: z.int().check(z.positive()),
  sdp,
  /** Whose each line of the offer is, and what it carries; lines that are not here carry nothing. */
  lines: z.array(z.strictObject({ mid, participantId, kind: z.enum(mediaKinds) })).check(z.maxLength(100)),
});
export type MediaOffer = z.infer<typeof mediaOffer>;

export const mediaAnswerRequest = z.strictObject({
  callId,
  attempt: mediaAttempt,
  number: z.int().check(z.positive()),
  sdp,
});

/** The pictures that a page wants now, all of them said each time; of whom it doesn't say anything it gets `low`. */
export const wantPicturesRequest = z.strictObject({
  callId,
  attempt: mediaAttempt,
  pictures: z
    .array(z.strictObject({ participantId, picture: z.enum(pictureLayers), screen: z.boolean() }))
    .check(z.maxLength(mediaServerLimit)),
});

/** What an attempt was is gone, with the media server or the server that it went through: the page begins anew. */
export const mediaLost = z.strictObject({ callId, attempt: mediaAttempt });
