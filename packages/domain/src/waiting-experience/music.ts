/** The pieces of music that we make ourselves, in the order in which they are offered. */
export const musicPieces = ['piano', 'harp', 'rain', 'sea'] as const;
export type MusicPiece = (typeof musicPieces)[number];

/** What a clinic lets callers choose from; none at all is a choice too. Each stands there once. */
export function isMusicChoice(pieces: readonly MusicPiece[]): boolean {
  return new Set(pieces).size === pieces.length;
}
