/** Says on a terminal what is being done. */
export interface Progress {
  /** Runs a step and says how long it took. */
  step<Value>(what: string, work: () => Promise<Value>): Promise<Value>;
}

/** How long a step may take before it is worth a word, in milliseconds. */
const patience = 400;

/** Progress as lines of text; quick steps go by without one. */
export function createProgress(write: (text: string) => void): Progress {
  return {
    async step(what, work) {
      let said = false;
      const timer = setTimeout(() => {
        said = true;
        write(`${what}…\n`);
      }, patience);
      const begun = performance.now();
      try {
        const value = await work();
        if (said) write(`${what}: done in ${((performance.now() - begun) / 1_000).toFixed(1)} s\n`);
        return value;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
