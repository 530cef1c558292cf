import type { PeerReport } from '../mesh/peer-connection.ts';

/** What a connection says of itself when it is asked. */
export interface AskedReports {
  ask(): Promise<PeerReport>;
  /** The connection is closed: whoever still waits gets an empty report. */
  close(): void;
}

const nothing: PeerReport = { forEach: () => undefined };

/**
 * Asks a connection for its reports. Firefox leaves a question unanswered for good where the connection is closed before the answer;
 * whoever waited for it would never look at anybody's line again.
 */
export function createAskedReports(pc: Pick<RTCPeerConnection, 'getStats'>): AskedReports {
  const waiting = new Set<(report: PeerReport) => void>();
  return {
    ask: () =>
      new Promise((resolve, reject) => {
        const done = (report: PeerReport): void => {
          waiting.delete(done);
          resolve(report);
        };
        waiting.add(done);
        pc.getStats().then(done, (problem: unknown) => {
          waiting.delete(done);
          reject(problem);
        });
      }),
    close() {
      for (const done of [...waiting]) done(nothing);
    },
  };
}
