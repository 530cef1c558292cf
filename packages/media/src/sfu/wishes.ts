import type { ParticipantId } from '@anteroom/domain';

import type { MediaServerWire, WantedOf } from './media-server-wire.ts';

/** Says to the media server which pictures this page wants, whenever that is another. */
export interface Wishes {
  /** A new attempt knows nothing yet. */
  begin(attempt: string): void;
  /** What was said may be unknown by now, or its answer lost: the next wish is said whatever it is. */
  sayAgain(): void;
  /** What is wanted now; said again where it never arrived. */
  want(pictures: ReadonlyMap<ParticipantId, WantedOf>): void;
  end(): void;
}

/** @param onVoid the server doesn't know the attempt any more */
export function createWishes(wire: Pick<MediaServerWire, 'wantPictures'>, onVoid: (attempt: string) => void): Wishes {
  let attempt: string | null = null;
  let said: string | null = null;
  return {
    begin(next) {
      attempt = next;
      said = null;
    },
    sayAgain() {
      said = null;
    },
    want(pictures) {
      const text = JSON.stringify([...pictures]);
      if (attempt === null || text === said) return;
      const asked = attempt;
      said = text;
      void wire.wantPictures(asked, pictures).then((outcome) => {
        if (attempt !== asked) return;
        if (outcome === 'away' && said === text) said = null;
        if (outcome === 'void') onVoid(asked);
      });
    },
    end() {
      attempt = null;
    },
  };
}
