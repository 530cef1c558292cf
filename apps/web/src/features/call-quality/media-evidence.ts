import type { Tested } from '@anteroom/domain';

/** What a browser noticed of one STUN or TURN server. */
export interface ServerEvidence {
  /** As it was configured: `stun:…`, `turn:…?transport=udp`, `turns:…`. */
  readonly url: string;
  /** It answered: with our own address, or by refusing who brings no right credential. */
  readonly answered: boolean;
  /** The browser said that it can't be reached. */
  readonly failed: boolean;
}

/** What a try of WebRTC in this browser has shown. */
export interface MediaEvidence {
  readonly servers: readonly ServerEvidence[];
  /** Whether two ends in this page found each other. */
  readonly looped: boolean;
  /** Whether the browser named any way at all. */
  readonly hasWays: boolean;
}

/**
 * Whether sound and picture find their way. A server that answers over UDP shows that it works, whatever else; one over
 * TCP alone that a detour does. Where none is configured two ends in the page have to do. What nobody can tell is unknown.
 */
export function judgeMedia({ servers, looped, hasWays }: MediaEvidence): Tested {
  const answered = servers.filter((server) => server.answered);
  if (answered.some(({ url }) => !isOverTcp(url))) return 'works';
  if (answered.length > 0) return 'impaired';
  if (!hasWays) return 'broken';
  if (servers.length > 0) return servers.every(({ failed }) => failed) ? 'broken' : 'unknown';
  return looped ? 'works' : 'unknown';
}

function isOverTcp(url: string): boolean {
  return /^turns:|^stuns:|transport=tcp/.test(url);
}
