/**
 * What a test found: it works; it works in a lesser way; it can't work; or nobody knows, because it could not be tested.
 * What isn't known never counts against anybody.
 */
export const tested = ['works', 'impaired', 'broken', 'unknown'] as const;
export type Tested = (typeof tested)[number];

/** What a connection check found between a browser and the server (E3, E8). Figures that could not be had are null. */
export interface ConnectionFindings {
  /** Whether the browser can hold a call at all. */
  readonly browser: Tested;
  /** Whether the server answers. */
  readonly server: Tested;
  /** What messages go over; impaired where only long polling gets through. */
  readonly socket: Tested;
  /** Where sound and picture go; impaired where only a relay over TCP gets through. */
  readonly media: Tested;
  /** From the server, in kbit/s. */
  readonly down: number | null;
  /** To the server, in kbit/s. */
  readonly up: number | null;
  /** To the server and back, in milliseconds. */
  readonly roundTrip: number | null;
  /** The share of small answers that came late or never, from 0 to 1: what a lost packet costs. */
  readonly late: number | null;
}

/** What is known before anything was tested. */
export const nothingFound: ConnectionFindings = {
  browser: 'unknown',
  server: 'unknown',
  socket: 'unknown',
  media: 'unknown',
  down: null,
  up: null,
  roundTrip: null,
  late: null,
};

/** What is wrong with a connection; each has its words and its advice on the pages. */
export const connectionProblems = [
  'browser',
  'server',
  'socket',
  'media',
  'too-slow',
  'slow',
  'polling',
  'relayed',
  'delayed',
  'unsteady',
] as const;
export type ConnectionProblem = (typeof connectionProblems)[number];

/** Below this a call can't be held, in kbit/s (E3). */
export const leastBandwidth = 180;
/** Below this a picture suffers, in kbit/s (E3). */
export const goodBandwidth = 330;
/** From here on people talk into each other's words, in milliseconds there and back. */
export const longRoundTrip = 400;
/** From this share of late answers on sound has gaps. */
export const manyLate = 0.1;

/** The narrower of both ways, in kbit/s; null where neither is known. */
export function bandwidthOf({ down, up }: Pick<ConnectionFindings, 'down' | 'up'>): number | null {
  const known = [down, up].filter((figure) => figure !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Everything that is wrong, the worst first. */
export function problemsIn(findings: ConnectionFindings): readonly ConnectionProblem[] {
  const { browser, server, socket, media, roundTrip, late } = findings;
  const bandwidth = bandwidthOf(findings);
  const wrong: Readonly<Record<ConnectionProblem, boolean>> = {
    browser: browser === 'broken',
    server: server === 'broken',
    socket: socket === 'broken',
    media: media === 'broken',
    'too-slow': bandwidth !== null && bandwidth < leastBandwidth,
    slow: bandwidth !== null && bandwidth >= leastBandwidth && bandwidth < goodBandwidth,
    polling: socket === 'impaired',
    relayed: media === 'impaired',
    delayed: roundTrip !== null && roundTrip >= longRoundTrip,
    unsteady: late !== null && late >= manyLate,
  };
  return connectionProblems.filter((problem) => wrong[problem]);
}
