/**
 * Blurs a picture's room without its person: what is of the person counts for nothing, so that no ghost of them lies round them.
 */
export interface RoomBlur {
  /**
   * @param pixels four bytes a place
   * @param person 0 to 255 for each place
   * @param reach how far a place is spread, in places
   * @param into takes the blurred picture, four bytes a place, without holes
   */
  blur(pixels: Uint8ClampedArray, person: Uint8ClampedArray, reach: number, into: Uint8ClampedArray): void;
}

/** Red, green, blue, and how much a place counts. */
const parts = 4;
/** A box three times is as smooth as a bell. */
const rounds = 3;
/** Behind a person there has to be something, even where all is person. */
const least = 1 / 512;

/** Makes one for pictures of one size. */
export function createRoomBlur(width: number, height: number): RoomBlur {
  const one = new Float32Array(width * height * parts);
  const other = new Float32Array(width * height * parts);
  return {
    blur(pixels, person, reach, into) {
      for (let place = 0; place < width * height; place += 1) {
        const counts = Math.max(least, 1 - (person[place] ?? 0) / 255);
        const at = place * parts;
        for (let part = 0; part < 3; part += 1) one[at + part] = (pixels[at + part] ?? 0) * counts;
        one[at + 3] = counts;
      }
      for (let round = 0; round < rounds; round += 1) {
        spread(one, other, { lines: height, line: width * parts, places: width, step: parts }, reach);
        spread(other, one, { lines: width, line: parts, places: height, step: width * parts }, reach);
      }
      for (let place = 0; place < width * height; place += 1) {
        const at = place * parts;
        const counts = one[at + 3] ?? least;
        for (let part = 0; part < 3; part += 1) into[at + part] = (one[at + part] ?? 0) / counts;
        into[at + 3] = 255;
      }
    },
  };
}

/** How to walk: along lines, from place to place. */
interface Walk {
  readonly lines: number;
  readonly line: number;
  readonly places: number;
  readonly step: number;
}

/** Each place becomes the mean of those that are no further than `reach`; beyond the end is the last one again. */
function spread(from: Float32Array, to: Float32Array, { lines, line, places, step }: Walk, reach: number): void {
  const width = 2 * reach + 1;
  for (let number = 0; number < lines; number += 1) {
    for (let part = 0; part < parts; part += 1) {
      const first = number * line + part;
      const at = (place: number): number => from[first + Math.min(places - 1, Math.max(0, place)) * step] ?? 0;
      let sum = 0;
      for (let place = -reach; place <= reach; place += 1) sum += at(place);
      for (let place = 0; place < places; place += 1) {
        to[first + place * step] = sum / width;
        sum += at(place + reach + 1) - at(place - reach);
      }
    }
  }
}
