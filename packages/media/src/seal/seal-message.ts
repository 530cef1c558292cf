import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { LineOwner } from './frame-opener.ts';
import type { FrameKey } from './frame-sealer.ts';

/** What the page tells the worker that seals. */
export type ToSealer =
  | { readonly says: 'use'; readonly key: FrameKey }
  | { readonly says: 'key'; readonly owner: ParticipantId; readonly key: FrameKey }
  | { readonly says: 'forget'; readonly owner: ParticipantId }
  /** Whose a line is from now on; null: nobody's. Lines have a name of their own over all connections of the page. */
  | { readonly says: 'line'; readonly line: string; readonly of: LineOwner | null };

/** What the worker says. */
export type FromSealer =
  /** The first frame of somebody on a line opened. */
  | ({ readonly says: 'opened'; readonly line: string } & LineOwner)
  /** Frames of somebody have come for a while, and there is no key for any of them. */
  | { readonly says: 'missing'; readonly owner: ParticipantId };

/** What a transform in the worker is begun with. */
export type SealOptions =
  { readonly side: 'seal'; readonly kind: MediaKind } | { readonly side: 'open'; readonly line: string };
