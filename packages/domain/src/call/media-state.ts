import type { ParticipantId, PersonId } from '../ids.ts';
import type { Instant } from '../instant.ts';

/**
 * How sound and pictures of a call travel: from everybody to everybody, or through the media server (C7). What its pages say
 * to each other goes from page to page in both.
 */
export const topologies = ['mesh', 'media-server'] as const;
export type Topology = (typeof topologies)[number];

/** How they are protected on that way: for the others' pages alone, or off since a host has let that be. */
export const encryptions = ['end-to-end', 'off'] as const;
export type Encryption = (typeof encryptions)[number];

/** Of a call, how its sound and pictures travel, and what that follows from. */
export interface CallMedia {
  readonly topology: Topology;
  /** Whose line or device can't carry a mesh, as their own page has found, and since when. */
  readonly strained: readonly { readonly participantId: ParticipantId; readonly since: Instant }[];
  /** Whose browser can't encrypt what goes through the media server. */
  readonly unable: readonly ParticipantId[];
  /** Which host has let them in all the same, and when; null while what isn't encrypted is refused. */
  readonly unencrypted: { readonly by: PersonId; readonly at: Instant } | null;
}
