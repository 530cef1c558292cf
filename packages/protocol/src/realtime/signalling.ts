import * as z from 'zod/mini';
import { callId, participantId } from '../ids.ts';

/** Longest session description, in characters: some 20 times that of two people with audio and video. */
export const descriptionLimit = 100_000;

const candidate = z.strictObject({
  candidate: z.string().check(z.maxLength(2_000)),
  sdpMid: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
  sdpMLineIndex: z.optional(z.nullable(z.int().check(z.nonnegative(), z.maximum(1_000)))),
  usernameFragment: z.optional(z.nullable(z.string().check(z.maxLength(256)))),
});

/** Most further candidates in one step: more than a browser finds in a few milliseconds. */
export const moreCandidatesLimit = 30;

/** One step of a negotiation between two participants (W3C WebRTC, perfect negotiation). */
export const signal = z.strictObject({
  /** Changes whenever the sender begins afresh, as after a reload; signals of an older one are void. */
  generation: z.string().check(z.minLength(1), z.maxLength(36)),
  /** The receiver's generation that this answers, where it knows it. */
  answering: z.optional(z.string().check(z.minLength(1), z.maxLength(36))),
  description: z.optional(
    z.strictObject({
      type: z.enum(['offer', 'answer']),
      sdp: z.string().check(z.maxLength(descriptionLimit)),
    }),
  ),
  /** A candidate, or null at the end of them. */
  candidate: z.optional(z.nullable(candidate)),
  /** What was found right after that one, in order: as good as so many steps with a candidate each. */
  more: z.optional(z.array(z.nullable(candidate)).check(z.maxLength(moreCandidatesLimit))),
});
export type Signal = z.infer<typeof signal>;

export const signalRequest = z.strictObject({ callId, to: participantId, signal });
export const signalDelivery = z.strictObject({ callId, from: participantId, signal });
