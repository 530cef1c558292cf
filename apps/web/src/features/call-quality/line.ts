import { watchNetwork, type NetworkTimes, type NetworkWatch } from './network-times.ts';

/** What measuring a line needs of the browser; a test hands in another. */
export interface LinePort {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  /** Aborts after so many milliseconds, or with the whole measurement. */
  readonly timeout: (milliseconds: number) => AbortSignal;
  /**
   * Looks at what the browser itself notes of a request that is about to be sent: a page that is busy reads its clock too late.
   * Null where the browser notes nothing.
   */
  readonly watch: (path: string) => NetworkWatch | null;
  /** Whether the measurement was given up. */
  readonly isOver: () => boolean;
}

/** What was measured; null for what could not be. */
export interface MeasuredLine {
  /** Whether the server answered at all; null where it was too busy to. */
  readonly answers: boolean | null;
  readonly roundTrip: number | null;
  readonly late: number | null;
  readonly down: number | null;
  readonly up: number | null;
}

/** So much later than the quickest is late, in milliseconds: what was lost on the way is sent again by then. */
const lateBy = 250;
/** An answer that takes longer is taken for lost. */
const longestPing = 3_000;
/** Both directions have so long each. */
const longestWay = 7_000;
/** A piece has to take so long that what a busy device adds to it counts for little, in milliseconds. */
const telling = 1_200;
/** The first piece only shows which of them will tell. */
const first = 16;
const sizes = [first, 32, 64, 128, 256] as const;

/** The browser's own, until the signal. */
export function browserLine(signal: AbortSignal): LinePort {
  let notesNothing = false;
  return {
    fetch: (path, init) => fetch(path, init),
    now: () => performance.now(),
    timeout(milliseconds) {
      const controller = new AbortController();
      const abort = (): void => controller.abort();
      setTimeout(abort, milliseconds);
      signal.addEventListener('abort', abort);
      return controller.signal;
    },
    watch(path) {
      // A browser that is silent once is not waited for each time.
      const watching = notesNothing ? null : watchNetwork(path);
      return (
        watching && {
          ...watching,
          async times() {
            const times = await watching.times();
            notesNothing ||= times === null;
            return times;
          },
        }
      );
    },
    isOver: () => signal.aborted,
  };
}

/**
 * Measures the line to our own server (E3): small answers for the delay and for what comes late, then each way a small
 * piece, and one of the size that tells on such a line. At most 272 kB each way and some fifteen seconds. Times are those of
 * the browser's network where it tells them: an old phone whose page is busy has no worse line for it.
 * @param options `pings`: how many small answers are asked for; `enough`: from so many kbit/s on nobody needs to know more
 */
export async function measureLine(
  port: LinePort,
  options: { readonly pings: number; readonly enough: number },
): Promise<MeasuredLine> {
  const { enough } = options;
  const { answers, times } = await ping(port, options.pings);
  if (answers !== true) return { answers, roundTrip: null, late: null, down: null, up: null };
  const quickest = Math.min(...times.filter((time) => time !== null));
  // The first one pays for the connection.
  const counted = times.slice(1);
  const known = counted.filter((time) => time !== null).toSorted((left, right) => left - right);
  const late = counted.filter((time) => time === null || time > quickest + lateBy).length;
  return {
    answers,
    roundTrip: Math.round(known[Math.floor(known.length / 2)] ?? quickest),
    late: counted.length === 0 ? null : late / counted.length,
    down: await speedOf(port, { quickest, enough }, take),
    up: await speedOf(port, { quickest, enough }, leave),
  };
}

async function ping(
  port: LinePort,
  pings: number,
): Promise<{ readonly answers: boolean | null; readonly times: readonly (number | null)[] }> {
  const times: (number | null)[] = [];
  for (let turn = 0; turn < pings && !port.isOver(); turn += 1) {
    const begun = port.now();
    const watching = port.watch('/measure/0');
    const answer = await port
      .fetch('/measure/0', { cache: 'no-store', signal: port.timeout(longestPing) })
      .catch(() => null);
    const took = port.now() - begun;
    if (answer?.ok !== true) watching?.stop();
    // A server that is too busy to be measured says nothing of the line.
    if (answer?.status === 429) return { answers: null, times };
    times.push(answer?.ok === true ? Math.min(took, (await watching?.times())?.toFirst ?? took) : null);
    if (turn === 1 && times.every((time) => time === null)) break;
  }
  return { answers: times.some((time) => time !== null), times };
}

/** One of both directions. */
interface Way {
  readonly pathOf: (bytes: number) => string;
  /** Moves bytes; answers how many came through, or null. */
  readonly move: (port: LinePort, bytes: number, signal: AbortSignal) => Promise<number | null>;
  /** When all of them have. */
  readonly end: keyof NetworkTimes;
}

/**
 * kbit/s of the piece that came through more quickly, since whatever comes in between makes a line seem slower and never
 * quicker; of what came of it, where its time ran out; null where nothing could be measured.
 */
async function speedOf(
  port: LinePort,
  { quickest, enough }: { readonly quickest: number; readonly enough: number },
  way: Way,
): Promise<number | null> {
  const until = port.now() + longestWay;
  async function measure(kilobytes: number): Promise<{ readonly speed: number; readonly isWhole: boolean } | null> {
    const from = port.now();
    if (from >= until || port.isOver()) return null;
    const bytes = kilobytes * 1_024;
    const watching = port.watch(way.pathOf(bytes));
    const moved = await way.move(port, bytes, port.timeout(until - from));
    const took = port.now() - from;
    const isWhole = moved === bytes;
    if (!isWhole) watching?.stop();
    if (moved === null) return null;
    const noted = isWhole ? ((await watching?.times())?.[way.end] ?? took) : took;
    return { speed: (moved * 8) / Math.max(1, Math.min(took, noted) - quickest), isWhole };
  }

  const small = await measure(first);
  if (small === null) return null;
  if (!small.isWhole || small.speed >= enough) return Math.round(small.speed);
  const tells = sizes.find((kilobytes) => (kilobytes * 1_024 * 8) / small.speed >= telling) ?? Math.max(...sizes);
  const large = await measure(tells);
  return Math.round(Math.max(small.speed, large?.speed ?? 0));
}

/** Takes bytes; of those whose time ran out as many count as came. */
const take: Way = {
  pathOf: (bytes) => `/measure/${bytes / 1_024}`,
  end: 'toLast',
  async move(port, bytes, signal) {
    let moved = 0;
    try {
      const answer = await port.fetch(take.pathOf(bytes), { cache: 'no-store', signal });
      if (!answer.ok || answer.body === null) return null;
      const reader = answer.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return moved;
        moved += value.byteLength;
      }
    } catch {
      return signal.aborted ? moved : null;
    }
  },
};

/** Leaves bytes; none count where the time ran out: then less than all of them arrived. */
const leave: Way = {
  pathOf: () => '/measure',
  // The server answers once everything is there.
  end: 'toFirst',
  async move(port, bytes, signal) {
    try {
      const body = crypto.getRandomValues(new Uint8Array(Math.min(bytes, 65_536)));
      const answer = await port.fetch(leave.pathOf(bytes), {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Blob(Array.from({ length: Math.ceil(bytes / body.byteLength) }, () => body)),
        signal,
      });
      return answer.ok ? bytes : null;
    } catch {
      return signal.aborted ? 0 : null;
    }
  },
};
