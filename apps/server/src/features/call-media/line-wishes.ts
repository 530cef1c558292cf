import type { ParticipantId } from '@anteroom/domain';
import type { PictureLayer } from '@anteroom/protocol';
import type { LineWish } from './media-room.ts';
import type { WantedLine } from './wanted-lines.ts';

/** What a page wants of somebody's pictures. */
export interface PictureWish {
  readonly participantId: ParticipantId;
  readonly picture: PictureLayer;
  readonly screen: boolean;
}

/** How a line comes in where nobody has said anything: the smallest size of it. */
export const usualWish: LineWish = { isOn: true, layer: 0 };

/** How a line is to come in, by what its page wants; sound always does. */
export function wishFor({ participantId, kind }: WantedLine, wishes: readonly PictureWish[]): LineWish {
  const wish = wishes.find((each) => each.participantId === participantId);
  if (wish === undefined || kind === 'sound') return usualWish;
  // A screen is to be read: it comes whole or not at all.
  if (kind === 'screen') return { isOn: wish.screen, layer: 2 };
  switch (wish.picture) {
    case 'none':
      return { isOn: false, layer: 0 };
    case 'low':
      return { isOn: true, layer: 0 };
    case 'middle':
      return { isOn: true, layer: 1 };
    case 'high':
      return { isOn: true, layer: 2 };
  }
}
