/** A description as the browser keeps it. */
type Kept = Pick<RTCSessionDescription, 'type' | 'sdp'> | null;

/** The two descriptions that a connection stands on. */
export interface Standing {
  readonly local: Kept;
  readonly remote: Kept;
}

/**
 * The peer's offer of another way, with the side that their end has in the handshake of the connection (`a=setup`, RFC 8842). It isn't
 * up for choice any more, since the connection goes on as it is (5.5: who offers may say the present side alone). Left open, as
 * browsers write it, Firefox chooses anew for another way, and Chromium can't take the answer.
 */
export function withSettledRole(offer: string, standing: Standing): string {
  const theirs = sideOfPeer(standing);
  return theirs === null ? offer : offer.replaceAll(/^a=setup:actpass/gm, `a=setup:${theirs}`);
}

/** null while nothing is agreed upon. */
function sideOfPeer({ local, remote }: Standing): 'active' | 'passive' | null {
  const answer = [local, remote].find((one) => one?.type === 'answer');
  const side = /^a=setup:(active|passive)/m.exec(answer?.sdp ?? '')?.[1];
  if (side === undefined) return null;
  const isActive = side === 'active';
  return isActive === (answer === remote) ? 'active' : 'passive';
}
