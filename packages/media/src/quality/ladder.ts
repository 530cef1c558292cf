import type { PictureLimit } from '../mesh/picture-limit.ts';

/** A step of the ladder, from 0, the picture as the browser likes it, down to `noPicture`. */
export type Rung = number;

interface Step {
  readonly limit: PictureLimit | null;
  /** What the line to the peer has to carry, sound included, so that this picture is worth its sending; in kbit/s. */
  readonly needs: number;
}

/**
 * The steps in which a picture shrinks (C5): its height, its rate and its bits together, since few bits make a large
 * picture worse than a small one. The second to fourth are those of calls of three, four, and five or six people (C1).
 */
const steps: readonly Step[] = [
  { limit: null, needs: 500 },
  { limit: { height: 540, frameRate: 24, bitrate: 800_000 }, needs: 350 },
  { limit: { height: 360, frameRate: 24, bitrate: 500_000 }, needs: 230 },
  { limit: { height: 270, frameRate: 20, bitrate: 350_000 }, needs: 150 },
  { limit: { height: 180, frameRate: 12, bitrate: 150_000 }, needs: 95 },
  { limit: { height: 120, frameRate: 8, bitrate: 70_000 }, needs: 60 },
];

/** The picture as the browser likes it. */
export const wholePicture: Rung = 0;
/** The smallest picture that still shows a face. */
export const smallestPicture: Rung = steps.length - 1;
/** No picture: what is left of the line is the sound's. */
export const noPicture: Rung = steps.length;
/** What is sent to and from somebody who saves: some 190 kbit/s each way, sound included. */
export const savingPicture: Rung = 4;

/** What a sender is told on this step; null where the browser does as it likes, and on `noPicture`. */
export function limitOn(rung: Rung): PictureLimit | null {
  return steps[rung]?.limit ?? null;
}

/** What a line has to carry for this step, in kbit/s; 0 for none. */
export function needsOf(rung: Rung): number {
  return steps[rung]?.needs ?? 0;
}

/** The largest picture that a line of so many kbit/s carries. */
export function rungFor(kbps: number): Rung {
  const rung = steps.findIndex(({ needs }) => needs <= kbps);
  return rung < 0 ? noPicture : rung;
}

/** The largest picture in a call with so many others: each of them gets a copy of it. */
export function rungForPeers(peers: number): Rung {
  if (peers <= 1) return 0;
  return Math.min(peers - 1, 3);
}
