/** Of the recorded picture, in pixels. */
export const recordedSize = { width: 1280, height: 720 };

/** A place in it. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const gap = 8;

/**
 * Where everybody is in the recorded picture: side by side; or where anything is shown to all, at its right edge, since people
 * read in what is shown.
 */
export function layoutOf(
  people: number,
  shown: number,
): { readonly people: readonly Place[]; readonly shown: readonly Place[] } {
  const { width, height } = recordedSize;
  const whole = { left: 0, top: 0, width, height };
  if (shown === 0) return { people: gridIn(whole, people, Math.ceil(Math.sqrt(people))), shown: [] };
  const edge = width / 4;
  return {
    people: gridIn({ ...whole, left: width - edge, width: edge }, people, people > 4 ? 2 : 1),
    shown: gridIn({ ...whole, width: width - edge }, shown, Math.ceil(Math.sqrt(shown))),
  };
}

function gridIn(room: Place, cells: number, columns: number): readonly Place[] {
  if (cells === 0) return [];
  const width = room.width / columns;
  const height = room.height / Math.ceil(cells / columns);
  return Array.from({ length: cells }, (_, index) => ({
    left: room.left + (index % columns) * width + gap / 2,
    top: room.top + Math.floor(index / columns) * height + gap / 2,
    width: width - gap,
    height: height - gap,
  }));
}
