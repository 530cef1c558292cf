import type { MediaClock } from '../clock.ts';
import type { Quality, QualitySample } from './judge-quality.ts';
import { judgeArriving, judgeQuality } from './judge-quality.ts';

/** How many samples a judgement looks back: a hiccup passes, a lasting trouble shows. */
const depth = 4;

/** What is known of one connection; each part stays the same object as long as it says the same. */
export interface QualityVerdict {
  readonly quality: Quality | null;
  readonly arriving: { readonly audio: boolean; readonly video: boolean } | null;
}

/** Follows the quality of one connection. */
export interface QualityWatch {
  readonly verdict: QualityVerdict;
  /** The latest looks, oldest first. */
  readonly samples: readonly QualitySample[];
  add(sample: Omit<QualitySample, 'at'>): void;
  /** What was seen says nothing of what is now: another connection, or none. */
  forget(): void;
}

/** Follows the quality of one connection, which is measured by somebody else. */
export function createQualityWatch(clock: MediaClock): QualityWatch {
  let samples: readonly QualitySample[] = [];
  let verdict: QualityVerdict = { quality: null, arriving: null };
  return {
    get verdict() {
      return verdict;
    },
    get samples() {
      return samples;
    },
    add(sample) {
      samples = [...samples, { ...sample, at: clock.now() }].slice(-depth);
      const quality = judgeQuality(samples);
      const arriving = judgeArriving(samples);
      verdict = {
        quality: alike(quality, verdict.quality) ? verdict.quality : quality,
        arriving: alike(arriving, verdict.arriving) ? verdict.arriving : arriving,
      };
    },
    forget() {
      samples = [];
      verdict = { quality: null, arriving: null };
    },
  };
}

function alike(one: object | null, other: object | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
