/** How much of each place is shown of the person, 0 to 255. */
export interface PersonMask {
  /** Goes on to what was found in the next picture; the same array each time. */
  next(found: Float32Array): Uint8ClampedArray;
}

/** Below and above, it is surely the room or the person; between them the edge is soft. */
const surelyRoom = 0.3;
const surelyPerson = 0.8;
/** How much a new picture counts against those before: an edge that jumps to and fro is worse than one that comes a little late. */
const eagerness = 0.65;

/** Makes one, of so many places. */
export function createPersonMask(places: number): PersonMask {
  const kept = new Float32Array(places);
  const shown = new Uint8ClampedArray(places);
  let isFirst = true;
  return {
    next(found) {
      for (let place = 0; place < places; place += 1) {
        const before = kept[place] ?? 0;
        const now = found[place] ?? 0;
        const sure = isFirst ? now : before + (now - before) * eagerness;
        kept[place] = sure;
        const part = Math.min(1, Math.max(0, (sure - surelyRoom) / (surelyPerson - surelyRoom)));
        shown[place] = 255 * part * part * (3 - 2 * part);
      }
      isFirst = false;
      return shown;
    },
  };
}
