/** One measured ratio, as it is printed and as one line of JSON. */
export interface Measurement {
  readonly metric: string;
  readonly ours: number;
  /** The floor that ours is compared with; 1 where the target is absolute. */
  readonly reference: number;
  readonly ratio: number;
  readonly target: string;
  readonly ok: boolean;
  /** How many runs the figures are the median of. */
  readonly n: number;
  /** What the figures are, in which unit. */
  readonly unit: string;
  readonly note?: string;
}

/** One metric of the table in `docs/performance.md`. */
export interface Metric {
  readonly id: string;
  /** Whether a missed target fails the command: what depends on the machine's load alone doesn't. */
  readonly mustHold?: boolean;
  run(): Promise<readonly Measurement[]>;
}

/** The middle of some figures; throws for none. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The figure below which this share of all lies, by nearest rank; throws for none. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((left, right) => left - right);
  const figure = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (figure === undefined) throw new Error('Nothing was measured.');
  return figure;
}

/** Compares the medians of two series that were measured in turn. */
export function compare(
  parts: { readonly metric: string; readonly target: number; readonly unit: string; readonly note?: string },
  ours: readonly number[],
  reference: readonly number[],
): Measurement {
  const [mine, floor] = [median(ours), median(reference)];
  const ratio = mine / floor;
  return {
    ...parts,
    ours: round(mine),
    reference: round(floor),
    ratio: round(ratio),
    target: `≤ ${String(parts.target)}`,
    ok: ratio <= parts.target,
    n: Math.min(ours.length, reference.length),
  };
}

/** Three decimals. */
export function round(figure: number): number {
  return Math.round(figure * 1000) / 1000;
}
