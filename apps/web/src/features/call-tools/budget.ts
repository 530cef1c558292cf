/** How often something may happen: so many at once, and so many a second after that. */
export interface BudgetOptions {
  readonly burst: number;
  readonly perSecond: number;
  /** The time, in milliseconds; it may jump. */
  readonly now: () => number;
}

/** Makes a budget for each name; the answer is whether so much is left, one without a word, which is then spent. */
export function createBudget({ burst, perSecond, now }: BudgetOptions): (name: string, cost?: number) => boolean {
  const left = new Map<string, { readonly count: number; readonly at: number }>();
  return (name, cost = 1) => {
    const at = now();
    const before = left.get(name) ?? { count: burst, at };
    const grown = before.count + (Math.max(0, at - before.at) / 1000) * perSecond;
    const count = Math.min(burst, grown);
    left.set(name, { count: count < cost ? count : count - cost, at });
    return count >= cost;
  };
}
