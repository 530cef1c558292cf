/** How often something may happen: so many at once, and so many a second after that. */
export interface BudgetOptions {
  readonly burst: number;
  readonly perSecond: number;
  /** The time, in milliseconds; it may jump. */
  readonly now: () => number;
}

/** What is left for each name. */
export interface Budget {
  /** Whether so much is left, one without a word; nothing is spent by asking. */
  has(name: string, cost?: number): boolean;
  /** Spends it where it is left; the answer is whether it was. */
  spend(name: string, cost?: number): boolean;
}

/** Makes a budget for each name. */
export function createBudget({ burst, perSecond, now }: BudgetOptions): Budget {
  const spent = new Map<string, { readonly left: number; readonly at: number }>();

  function leftOf(name: string): number {
    const before = spent.get(name);
    if (before === undefined) return burst;
    return Math.min(burst, before.left + (Math.max(0, now() - before.at) / 1000) * perSecond);
  }

  return {
    has: (name, cost = 1) => leftOf(name) >= cost,
    spend(name, cost = 1) {
      const left = leftOf(name);
      const isLeft = left >= cost;
      spent.set(name, { left: isLeft ? left - cost : left, at: now() });
      return isLeft;
    },
  };
}
