import type { ParticipantId } from '@anteroom/domain';

import type { SendingChoice } from '../quality/sending.ts';
import type { MediaServerPart, SentTracks } from '../sfu/media-server-part.ts';
import type { Talk } from '../talk/talk.ts';

/** A way over a media server, with the keys for it. */
export interface KeyedPart extends MediaServerPart {
  /** Who may have the key of this page's frames. */
  setKeyed(ids: readonly ParticipantId[]): void;
}

/** What the way over a media server is begun with. */
export interface PartBeginning {
  readonly talk: Talk;
  readonly isEncrypted: boolean;
  readonly tracks: SentTracks;
  readonly choice: SendingChoice;
  readonly onChange: () => void;
}

export type StartPart = (beginning: PartBeginning) => KeyedPart;
