/** How large a picture is sent at most, so that a line and a processor carry one copy for every peer. */
export interface PictureLimit {
  /** In lines; a higher picture is made smaller. */
  readonly height: number;
  /** In bit/s. */
  readonly bitrate: number;
}

/**
 * What each of so many peers is sent: all that the browser finds right in a call of two, and less the more there are. In
 * a call of six that is 350 kbit/s each (C1), and a picture as large as its tile.
 */
export function pictureLimitFor(peers: number): PictureLimit | null {
  if (peers <= 1) return null;
  if (peers === 2) return { height: 540, bitrate: 800_000 };
  if (peers === 3) return { height: 360, bitrate: 500_000 };
  return { height: 270, bitrate: 350_000 };
}
