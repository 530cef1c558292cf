/** How long the work on sound took of the time that it had, 0 to 1 and more; of the last two seconds or so. */
export type Load = number;

/** Above this the voice would soon come in pieces. */
const tooMuch = 0.6;
/** One bad look is something else that the machine did. */
const looks = 3;

/** Whether a device is too slow for the work, by its latest loads, oldest first. It is once all of the last three were. */
export function isTooSlow(loads: readonly Load[]): boolean {
  return loads.length >= looks && loads.slice(-looks).every((load) => load > tooMuch);
}
