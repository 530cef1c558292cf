import type { CallId } from '@anteroom/domain';
import { toServer } from '@anteroom/protocol';
import type { CallView } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';

/** The relay's credentials live for ten minutes: one renewal may fail before a connection that breaks finds the relay closed. */
const renewEvery = 4 * 60_000;

/** Fetches newer credentials of the relay as long as a call goes on; returns the way to stop it. */
export function renewRelay(
  connection: Connection,
  callId: CallId,
  onRenewed: (iceServers: CallView['iceServers']) => void,
): () => void {
  let isOver = false;
  const timer = setInterval(() => {
    // Whoever comes back gets one with the call's view.
    if (connection.state.read().kind !== 'connected') return;
    void connection.request(toServer.renewRelay, { callId }).then((answer) => {
      if (answer.ok && !isOver) onRenewed(answer.value.iceServers);
    });
  }, renewEvery);
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
