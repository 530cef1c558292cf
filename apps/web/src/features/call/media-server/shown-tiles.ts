/** Where tiles were found to be. */
export interface TilePlace<Tile> {
  readonly target: Tile;
  readonly isIntersecting: boolean;
}

/** Which of the tiles of a stage are in sight. */
export interface ShownTiles<Tile> {
  /** Where some of them are now; at first where all of them are. */
  placed(places: readonly TilePlace<Tile>[]): void;
  /** Some have another size. */
  resized(): void;
}

/**
 * Tells which tiles are in sight whenever those or their sizes are others. Nothing is told before it is known where they are: sizes
 * are known first, and whoever was taken to be out of sight meanwhile would be fetched no longer, and stand until their next whole picture.
 */
export function createShownTiles<Tile>(tell: (seen: ReadonlySet<Tile>) => void): ShownTiles<Tile> {
  const seen = new Set<Tile>();
  let isPlaced = false;
  return {
    placed(places) {
      isPlaced = true;
      for (const { target, isIntersecting } of places) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      tell(seen);
    },
    resized() {
      if (isPlaced) tell(seen);
    },
  };
}
