import type { ParticipantId } from '@anteroom/domain';
import type { PictureLayer } from '@anteroom/protocol';

import type { WantedPictures } from '../quality/sending.ts';
import type { WantedOf } from './media-server-wire.ts';

/** What decides which pictures a page wants. */
export interface PictureNeeds {
  /** Everybody whose pictures there may be. */
  readonly peers: readonly ParticipantId[];
  /** In how many lines of the screen the picture of each is shown; who isn't named isn't shown. null: nothing is known. */
  readonly shown: ReadonlyMap<ParticipantId, number> | null;
  /** Who spoke of late, the latest first. */
  readonly spoke: readonly ParticipantId[];
  /** What this participant chose for pictures that come in. */
  readonly choice: WantedPictures;
  /** How far the line has to be spared, from 0, not at all. */
  readonly squeeze: number;
}

/** Most pictures at one time; beyond it those of the latest speakers. */
export const mostPictures = 16;
/** Most of them on a line that is spared as far as it goes. */
const mostSqueezed = 3;
/** Up to so many lines a size is enough. */
const enough = { low: 150, middle: 300 };
const sizes: readonly PictureLayer[] = ['none', 'low', 'middle', 'high'];

/**
 * Which size of whose picture is wanted (S6, S7): as large as it is shown, of those who are seen or spoke of late; sound comes
 * before all of them. A screen is always wanted, since it is read, unless pictures aren't wanted at all.
 */
export function wantedPictures(needs: PictureNeeds): ReadonlyMap<ParticipantId, WantedOf> {
  const { peers, choice, squeeze, spoke } = needs;
  const ranked = [...spoke.filter((id) => peers.includes(id)), ...peers.filter((id) => !spoke.includes(id))];
  // The large ones first: whom one has chosen to see isn't crowded out by who coughs.
  const wanting = ranked
    .filter((id) => sizeFor(needs, id) !== 'none')
    .sort((one, other) => linesOf(needs, other) - linesOf(needs, one));
  const few = new Set(wanting.slice(0, squeeze >= 3 ? mostSqueezed : mostPictures));
  return new Map(
    peers.map((id) => {
      const picture = few.has(id) ? smaller(sizeFor(needs, id), choice === 'small' ? 'low' : capOf(squeeze)) : 'none';
      return [id, { picture, screen: choice !== 'none' }];
    }),
  );
}

function sizeFor({ shown, spoke, choice }: PictureNeeds, id: ParticipantId): PictureLayer {
  if (choice === 'none') return 'none';
  if (shown === null) return 'low';
  const lines = shown.get(id) ?? 0;
  if (lines <= 0) return spoke.includes(id) ? 'low' : 'none';
  if (lines <= enough.low) return 'low';
  return lines <= enough.middle ? 'middle' : 'high';
}

/** Large ones are told apart; among small ones who spoke counts. */
function linesOf({ shown }: PictureNeeds, id: ParticipantId): number {
  const lines = shown?.get(id) ?? 0;
  return lines > enough.middle ? lines : 0;
}

function capOf(squeeze: number): PictureLayer {
  if (squeeze <= 0) return 'high';
  return squeeze === 1 ? 'middle' : 'low';
}

function smaller(one: PictureLayer, other: PictureLayer): PictureLayer {
  return sizes.indexOf(one) <= sizes.indexOf(other) ? one : other;
}
