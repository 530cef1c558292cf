/** Time as this package needs it, so that a test can hold it. */
export interface MediaClock {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Runs the task once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, task: () => void): () => void;
}

/** The browser's own time. */
export const browserClock: MediaClock = {
  now: () => performance.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};
