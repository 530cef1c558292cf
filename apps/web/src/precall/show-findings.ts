import { problemsIn, type ConnectionFindings, type ConnectionProblem, type Tested } from '@anteroom/domain';
import type { Check, Rows } from './rows.ts';

/** The problems that each row speaks of. */
const problemsOf: Readonly<Partial<Record<Check, readonly ConnectionProblem[]>>> = {
  browser: ['browser'],
  server: ['server', 'socket', 'polling'],
  media: ['media', 'relayed'],
  speed: ['too-slow', 'slow'],
  steadiness: ['delayed', 'unsteady'],
};

/**
 * Shows what a connection check has found so far.
 * @param isDone whether no more will come: what isn't known by then could not be tested
 */
export function showFindings(rows: Rows, findings: ConnectionFindings, isDone: boolean): void {
  const problems = problemsIn(findings);
  const known: Readonly<Record<keyof typeof problemsOf & Check, boolean>> = {
    browser: findings.browser !== 'unknown',
    server: isKnown(findings.server) && (isKnown(findings.socket) || findings.server === 'broken'),
    media: isKnown(findings.media),
    speed: findings.down !== null || findings.up !== null,
    steadiness: findings.roundTrip !== null,
    camera: false,
    microphone: false,
    speaker: false,
  };
  for (const check of ['browser', 'server', 'media', 'speed', 'steadiness'] as const) {
    const own = problems.filter((problem) => problemsOf[check]?.includes(problem) === true);
    if (own.length > 0) rows.set(check, 'bad', ...own);
    else if (known[check]) rows.set(check, 'good', 'good');
    else rows.set(check, isDone ? 'unknown' : 'running', isDone ? 'unknown' : 'running');
  }
  rows.setFigures('speed', speedText(findings));
  rows.setFigures('steadiness', steadinessText(findings));
}

function isKnown(verdict: Tested): boolean {
  return verdict !== 'unknown';
}

/** Figures and units alone, which every language writes alike here; down and up by their arrows. */
function speedText({ down, up }: ConnectionFindings): string {
  const part = (sign: string, figure: number | null): string[] =>
    figure === null
      ? []
      : [`${sign} ${figure >= 1_000 ? `${(figure / 1_000).toFixed(1)} Mbit/s` : `${figure} kbit/s`}`];
  return [...part('↓', down), ...part('↑', up)].join('  ');
}

function steadinessText({ roundTrip, late }: ConnectionFindings): string {
  if (roundTrip === null) return '';
  return late === null ? `${roundTrip} ms` : `${roundTrip} ms  ${Math.round(late * 100)} %`;
}
