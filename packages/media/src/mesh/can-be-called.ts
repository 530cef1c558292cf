/**
 * Whether the peer can do anything with a candidate. One of TCP that only calls (`active`) fits one that listens and no other (RFC 6544,
 * 6.2), and no browser listens: between two pages it is one more message over the server, for nothing.
 */
export function canBeCalled({ tcpType }: Pick<RTCIceCandidate, 'tcpType'>): boolean {
  return tcpType !== 'active';
}
