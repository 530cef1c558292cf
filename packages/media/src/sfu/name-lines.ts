import type { ServerLine } from './server-connections.ts';

/**
 * Names the streams and tracks of an offer by whose they are (RFC 8830). A media server names all lines of all connections alike: a
 * browser then plays everybody in step with everybody, and takes tracks of two connections for one.
 * @param attempt no other has this name
 */
export function nameLines(sdp: string, lines: readonly ServerLine[], attempt: string): string {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  const named = sections.map((section) => {
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
    const line = lines.find((one) => one.mid === mid);
    // A voice goes with the face, and not with a screen.
    const stream = line === undefined ? 'nobody' : `${line.participantId}${line.kind === 'screen' ? '-screen' : ''}`;
    return section
      .replace(/^a=msid:.*$/m, `a=msid:${stream} ${attempt}-${mid ?? ''}`)
      .replace(/^a=ssrc:\d+ (?:msid|mslabel|label):.*\r?\n/gm, '');
  });
  return [session, ...named].join('');
}
