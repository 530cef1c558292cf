/** How patient the way over a media server is; all in milliseconds. */
export interface MediaServerPolicy {
  /** How long to wait before a new attempt, by how many came to nothing in a row; the last one over and over. */
  readonly retryAfter: readonly number[];
  /** After so many in a row the view says `failed`. */
  readonly attemptsBeforeFailed: number;
  /**
   * When an attempt that never came about is given up, by how many in a row were given up so: a machine that has too much to do would
   * never come to an end with many that are short.
   */
  readonly patience: readonly number[];
  /** How long a break may last that heals by itself. */
  readonly healing: number;
  /** How often is looked whether what is new has arrived: at first, and once it hasn't for a while. */
  readonly lookEvery: number;
  readonly lookLaterEvery: number;
  /** How long that is. */
  readonly lookingSoon: number;
  /** How often quality, loudness and what is wanted are looked at. */
  readonly measureEvery: number;
  readonly listenEvery: number;
}

/** Chosen so that after the end of a media server all see all again long before ten seconds have gone. */
export const usualMediaServerPolicy: MediaServerPolicy = {
  retryAfter: [0, 300, 1000, 2000, 4000],
  attemptsBeforeFailed: 4,
  patience: [8_000, 15_000, 30_000],
  healing: 4_000,
  lookEvery: 200,
  lookLaterEvery: 1_000,
  lookingSoon: 15_000,
  measureEvery: 2_000,
  listenEvery: 500,
};
