/** How patient a mesh is; all in milliseconds. */
export interface MeshPolicy {
  /** How long after a connection came about the picture on it goes out as large as the line is to carry. */
  readonly sharpenAfter: number;
  /** How long to wait for the answer to a message before it is said again; the last one over and over. */
  readonly repeatAfter: readonly number[];
  /** How long after an offer the peer may say that it is there without having heard of it: both were on their way at once. */
  readonly crossing: number;
  /** How much longer than the peer who offers first the other one waits before it mends a failure itself. */
  readonly deference: number;
  /** How long to wait before a failure is mended, by how many came before it in a row; the last one over and over. */
  readonly mendAfter: readonly number[];
  /** After so many failures in a row only a fresh connection helps, and the view says `failed`. */
  readonly failuresBeforeRenewal: number;
  /** When a connection that never came about is called `failed`. */
  readonly patience: number;
  /** How long after a reason to believe that the network changed a break of the way is taken for one that doesn't heal. */
  readonly hurry: number;
  /** How long a way that is being looked for is waited for before silence calls for another one. */
  readonly seekAgainAfter: number;
  /** How long after another way was looked for a picture that is missing is put down to it. */
  readonly blameFor: number;
  /** How often quality is measured. */
  readonly measureEvery: number;
  /** How long a signal of somebody who isn't a peer yet is kept: the news of them may come a moment later. */
  readonly keepEarlySignals: number;
}

/** Chosen for people: nothing is torn down that heals by itself, nothing waits longer than one would. */
export const usualPolicy: MeshPolicy = {
  sharpenAfter: 1000,
  repeatAfter: [1000, 2000, 4000, 8000],
  crossing: 400,
  deference: 3000,
  mendAfter: [0, 1000, 3000, 8000],
  failuresBeforeRenewal: 2,
  patience: 20_000,
  hurry: 15_000,
  seekAgainAfter: 5000,
  blameFor: 60_000,
  measureEvery: 2000,
  keepEarlySignals: 10_000,
};

/** The entry for the `count`th time, the last one once they run out. */
export function step(steps: readonly number[], count: number): number {
  return steps[Math.min(count, steps.length - 1)] ?? 0;
}
