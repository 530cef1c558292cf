import type { QualitySample } from './judge-quality.ts';

/** The part of a look that this needs. */
export type PictureSample = Pick<QualitySample, 'packetsReceived' | 'framesDecoded'>;

/** Notices a picture that doesn't come back from a break, although the rest does. */
export interface PictureWatch {
  /** Adds a look. Answers whether the picture has been missing since a break for as long as that is no delay any more. */
  add(sample: PictureSample): boolean;
  /** The connection was found broken. */
  interrupt(): void;
  /** What was seen says nothing any more: another connection. */
  forget(): void;
}

/**
 * So many looks in a row at which something came and no picture. Browsers hold the first pictures after a break back for up to three
 * seconds; the first of these looks is of a part of the time only.
 */
const looksWithout = 3;

/**
 * Watches for it. Chromium now and then shows no picture any more of a connection that another way was agreed for in the middle of a
 * break, and says nothing: its line for pictures is gone, or waits for good. Sound goes on, so that nothing else notices.
 */
export function createPictureWatch(): PictureWatch {
  let before: PictureSample | null = null;
  let hadPicture = false;
  let isBroken = false;
  let without = 0;

  function interrupt(): void {
    isBroken = hadPicture;
    without = 0;
  }

  function forget(): void {
    [before, hadPicture, isBroken, without] = [null, false, false, 0];
  }

  return {
    add(sample) {
      const last = before;
      before = sample;
      if (last === null) return false;
      // Where lines are made anew they count from nothing.
      const came = sample.packetsReceived !== last.packetsReceived;
      if (sample.framesDecoded > 0 && sample.framesDecoded !== last.framesDecoded) {
        [hadPicture, isBroken, without] = [true, false, 0];
      } else if (!came) {
        interrupt();
      } else if (isBroken) {
        without += 1;
      } else {
        // Without a break it was put out.
        hadPicture = false;
      }
      if (without < looksWithout) return false;
      forget();
      return true;
    },
    interrupt,
    forget,
  };
}
