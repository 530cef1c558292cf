import { problemsIn, type ConnectionFindings, type ConnectionProblem } from './findings.ts';

/**
 * How strict a clinic is with a caller's connection (E3). `warn-any`: warns of any failed test; `warn-broken`: only of what
 * can't work, and the caller may go on; `block-180`: blocks what can't work and less than 180 kbit/s, warns below 330;
 * `block-330`: blocks what can't work and less than 330 kbit/s; `off`: says nothing.
 */
export const callQualities = ['warn-any', 'warn-broken', 'block-180', 'block-330', 'off'] as const;
export type CallQuality = (typeof callQualities)[number];

/** What a clinic says of a connection: nothing, a warning, or that the call isn't begun; and why. */
export interface ConnectionVerdict {
  readonly outcome: 'good' | 'warn' | 'block';
  /** What counts at this degree, the worst first; none where it is good. */
  readonly problems: readonly ConnectionProblem[];
}

type Weight = 'warn' | 'block';

/** What can't work, whatever else does. */
const broken = { browser: 'block', server: 'block', socket: 'block', media: 'block' } as const;

/** How much each problem weighs at each degree; one that isn't named weighs nothing. */
const weights: Readonly<Record<CallQuality, Readonly<Partial<Record<ConnectionProblem, Weight>>>>> = {
  'warn-any': {
    browser: 'warn',
    server: 'warn',
    socket: 'warn',
    media: 'warn',
    'too-slow': 'warn',
    slow: 'warn',
    polling: 'warn',
    relayed: 'warn',
    delayed: 'warn',
    unsteady: 'warn',
  },
  'warn-broken': { browser: 'warn', server: 'warn', socket: 'warn', media: 'warn' },
  'block-180': { ...broken, 'too-slow': 'block', slow: 'warn' },
  'block-330': { ...broken, 'too-slow': 'block', slow: 'block' },
  off: {},
};

/** What a degree makes of what was found. What could not be tested never counts. */
export function judgeConnection(degree: CallQuality, findings: ConnectionFindings): ConnectionVerdict {
  const weight = weights[degree];
  const problems = problemsIn(findings).filter((problem) => weight[problem] !== undefined);
  const outcome = problems.some((problem) => weight[problem] === 'block')
    ? 'block'
    : problems.length > 0
      ? 'warn'
      : 'good';
  return { outcome, problems };
}

/** The problems that a degree may ever speak of, so that a page brings no other words. */
export function problemsAt(degree: CallQuality): readonly ConnectionProblem[] {
  const everything: ConnectionFindings = {
    browser: 'broken',
    server: 'broken',
    socket: 'broken',
    media: 'broken',
    down: 0,
    up: 0,
    roundTrip: Infinity,
    late: 1,
  };
  const lesser: ConnectionFindings = { ...everything, socket: 'impaired', media: 'impaired', down: 200, up: 200 };
  const found = new Set([everything, lesser].flatMap((each) => judgeConnection(degree, each).problems));
  return [...found];
}

/** Whether a degree can keep a caller from beginning. */
export function mayBlock(degree: CallQuality): boolean {
  return Object.values(weights[degree]).includes('block');
}
