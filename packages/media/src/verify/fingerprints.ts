/** The certificates of one connection, as its two descriptions name them. */
export interface Fingerprints {
  readonly local: string;
  readonly remote: string;
}

/**
 * The certificates that a session description allows (RFC 8122): all of them, each once, so that one that was slipped in
 * beside the true one makes another text. Null where it names none.
 */
export function fingerprintOf(sdp: string): string | null {
  const named = [...sdp.matchAll(/^a=fingerprint:(\S+) (\S+)/gim)];
  const all = named.map(([, hash = '', value = '']) => `${hash.toLowerCase()} ${value.toUpperCase()}`);
  return all.length === 0 ? null : [...new Set(all)].sort().join(', ');
}
