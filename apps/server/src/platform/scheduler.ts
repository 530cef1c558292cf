import type { Duration } from '@anteroom/domain';

/** Runs what has to be done again and again; tests hand in one that goes with their own clock. */
export interface Scheduler {
  /** Runs the task at every interval, never twice at once. The task sees to its own errors. Answers what stops it. */
  every(interval: Duration, task: () => Promise<void>): () => void;
}

/** The machine's own timers; they keep no process alive. */
export const systemScheduler: Scheduler = {
  every(interval, task) {
    let running = false;
    const timer = setInterval(() => {
      if (running) return;
      running = true;
      void task().finally(() => {
        running = false;
      });
    }, interval);
    timer.unref();
    return () => clearInterval(timer);
  },
};
