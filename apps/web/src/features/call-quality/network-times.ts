/** How long a request was under way, as the browser's network wrote it down itself: no busy page is in it; milliseconds. */
export interface NetworkTimes {
  /** From sending it to the first byte of the answer. */
  readonly toFirst: number;
  /** From sending it to the last byte of the answer. */
  readonly toLast: number;
}

/** So long after an answer the browser may take to tell what it wrote down, in milliseconds. */
const patience = 300;

/** Looks at what the browser writes down of one request. */
export interface NetworkWatch {
  /** Ends it; null where the browser tells nothing of a request that was answered. */
  times(): Promise<NetworkTimes | null>;
  /** Ends it without an answer. */
  stop(): void;
}

/** Begins to look at a request that is about to be sent; null where this browser writes nothing down. */
export function watchNetwork(path: string): NetworkWatch | null {
  if (!('PerformanceObserver' in globalThis)) return null;
  const url = new URL(path, location.href).href;
  let found: NetworkTimes | null = null;
  let tell = (): void => undefined;
  const read = (entries: readonly PerformanceEntry[]): void => {
    for (const entry of entries) if (entry.name === url) found = timesIn(entry) ?? found;
    if (found !== null) tell();
  };
  const observer = new PerformanceObserver((list) => read(list.getEntries()));
  observer.observe({ type: 'resource' });
  return {
    async times() {
      read(observer.takeRecords());
      if (found === null) {
        await new Promise<void>((resolve) => {
          tell = resolve;
          setTimeout(resolve, patience);
        });
      }
      // A page that was busy may hear its own alarm before what had come earlier.
      read(observer.takeRecords());
      observer.disconnect();
      return found;
    },
    stop: () => observer.disconnect(),
  };
}

/** The times of an entry; null where it doesn't have them all. */
function timesIn(entry: PerformanceEntry): NetworkTimes | null {
  if (!(entry instanceof PerformanceResourceTiming)) return null;
  const { requestStart: sent, responseStart: first, responseEnd: last } = entry;
  // A browser that hides them says 0.
  if (sent <= 0 || first < sent || last < first) return null;
  return { toFirst: first - sent, toLast: last - sent };
}
