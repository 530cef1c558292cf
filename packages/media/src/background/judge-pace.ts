/** How the work on pictures went in a second. */
export interface Pace {
  /** Pictures that went out. */
  readonly pictures: number;
  /** How much of the time was spent on them, 0 to 1. */
  readonly busy: number;
}

/** Fewer pictures a second than this look like a fault. */
const leastPictures = 15;
/** Above this it is the work that keeps pictures back; below it the camera gives no more. */
const allBusy = 0.85;
/** One bad second is something else that the machine did. */
const looks = 3;

/** Whether a device can't keep fifteen pictures a second, by its latest seconds, oldest first: not once in the last three. */
export function isTooSlowForPictures(paces: readonly Pace[]): boolean {
  return (
    paces.length >= looks &&
    paces.slice(-looks).every(({ pictures, busy }) => pictures < leastPictures && busy > allBusy)
  );
}
