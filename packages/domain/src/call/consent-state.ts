import type { ParticipantId, PersonId } from '../ids.ts';
import type { Instant } from '../instant.ts';

/** What a host may ask consent to (C9): a recording, or something in their own words, which are kept nowhere. */
export const consentKinds = ['recording', 'other'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What somebody answered; `withdrawn` is a yes taken back. */
export const consentAnswers = ['yes', 'no', 'withdrawn'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** One question to everybody in a call. Of each kind there is one at a time: asking again takes the place of the one before. */
export interface ConsentQuestion {
  /** Counts the questions of a call, from 1; no two ever have the same, so that no answer is taken for one to another. */
  readonly number: number;
  readonly kind: ConsentKind;
  /** Who asked, and so agrees. */
  readonly by: PersonId;
  readonly askedBy: ParticipantId;
  readonly at: Instant;
  /** Of those present, who has answered. */
  readonly answers: readonly { readonly participantId: ParticipantId; readonly answer: ConsentAnswer }[];
}

/** Somebody's page is recording the call. */
export interface CallRecording {
  readonly by: PersonId;
  readonly participantId: ParticipantId;
  readonly at: Instant;
}
