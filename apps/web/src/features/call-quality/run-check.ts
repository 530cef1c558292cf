import { nothingFound, type ConnectionFindings } from '@anteroom/domain';
import { browserLine, measureLine } from './line.ts';
import { checkMedia } from './media-check.ts';
import { checkSocket } from './socket-check.ts';

/** How thoroughly: few small answers beside everything else, or many in a test of their own. */
export type Thoroughness = 'quick' | 'thorough';

const efforts = {
  quick: { pings: 5, enough: 1_500 },
  thorough: { pings: 21, enough: Infinity },
} as const;

/**
 * Looks at the browser and at its connection to our server (E3, E8): never throws, and takes half a minute at most.
 * @param signal gives it up; what was found until then is answered
 * @param onFound hears what is known so far, whenever there is more
 */
export async function runCheck(
  thoroughness: Thoroughness,
  signal: AbortSignal,
  onFound: (findings: ConnectionFindings) => void = () => undefined,
): Promise<ConnectionFindings> {
  let findings = nothingFound;
  const add = (found: Partial<ConnectionFindings>): void => {
    findings = { ...findings, ...found };
    onFound(findings);
  };
  add({ browser: canCall() ? 'works' : 'broken' });
  // Beside each other they would measure each other: the line has the time to itself.
  const { answers, roundTrip, late, down, up } = await measureLine(browserLine(signal), efforts[thoroughness]);
  if (signal.aborted) return findings;
  add({ server: answers === null ? 'unknown' : answers ? 'works' : 'broken', roundTrip, late, down, up });
  if (answers !== false) add({ socket: await checkSocket().catch(() => 'unknown' as const) });
  if (canCall()) add({ media: await checkMedia(await addresses()).catch(() => 'unknown' as const) });
  return findings;
}

/** Whether this browser knows calls at all. */
function canCall(): boolean {
  return 'RTCPeerConnection' in globalThis && 'WebSocket' in globalThis;
}

/** Where sound and picture find their way; none where nobody says. */
async function addresses(): Promise<readonly string[]> {
  try {
    const answer = await fetch('/api/connection-check', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    const body: unknown = await answer.json();
    if (typeof body !== 'object' || body === null || !('servers' in body) || !Array.isArray(body.servers)) return [];
    return body.servers.filter((url): url is string => typeof url === 'string');
  } catch {
    return [];
  }
}
