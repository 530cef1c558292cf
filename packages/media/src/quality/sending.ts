import type { Rung } from './ladder.ts';
import { noPicture, rungForPeers, savingPicture, wholePicture } from './ladder.ts';

/**
 * How large a picture somebody wants to send (C5): `automatic` by the number of people, `high` without a look at it,
 * `medium` and `low` never above that. Each of them shrinks where the line carries less.
 */
export type PictureChoice = 'automatic' | 'high' | 'medium' | 'low';

/** `speech` as it was made for talking; `music` with all of the tones; `saving` understandable on a very narrow line. */
export type SoundChoice = 'speech' | 'music' | 'saving';

/** What this participant sends, as far as they choose. */
export interface SendingChoice {
  readonly picture: PictureChoice;
  readonly sound: SoundChoice;
}

/** What a participant wants to be sent of pictures: `small` saves their line, `none` is sound alone. */
export type WantedPictures = 'all' | 'small' | 'none';

/** What goes to one peer of the own picture, as their line allows: `less` is smaller than it would be, `none` none. */
export type SentPicture = 'all' | 'less' | 'none';

/** As it is until somebody chooses. */
export const usualSending: SendingChoice = { picture: 'automatic', sound: 'speech' };

const chosen: Record<PictureChoice, Rung> = {
  automatic: wholePicture,
  high: wholePicture,
  medium: 2,
  low: savingPicture,
};
const wantedRungs: Record<WantedPictures, Rung> = { all: wholePicture, small: savingPicture, none: noPicture };

/** In bit/s; null leaves it to the browser, whose own is made for speech. */
const soundBitrates: Record<SoundChoice, number | null> = { speech: null, music: 128_000, saving: 16_000 };

/** The largest picture that goes to somebody who wants so much, in a call of so many peers; the line may hold it below. */
export function ceilingFor(peers: number, picture: PictureChoice, wanted: WantedPictures): Rung {
  const byPeople = picture === 'high' ? wholePicture : rungForPeers(peers);
  return Math.max(byPeople, chosen[picture], wantedRungs[wanted]);
}

/** Most bits a second of sound; null for the browser's own. */
export function soundBitrateOf(sound: SoundChoice): number | null {
  return soundBitrates[sound];
}

/** What a line does to a picture that could be as large as the ceiling. */
export function sentOn(line: Rung, ceiling: Rung): SentPicture {
  if (line <= ceiling) return 'all';
  return line >= noPicture ? 'none' : 'less';
}
