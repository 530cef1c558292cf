/** How long after it has gone the picture is taken out of an element, in milliseconds: what comes in its place is drawn first. */
const delay = 100;

/**
 * Takes the picture out of an element that goes away. Left to the garbage collector, the element seems to keep frames of the
 * camera (seen in Chromium 156): a camera has only a few, and gave no more to anybody for one to two seconds. That costs as much
 * as drawing a part of a page, so it isn't done in the moment in which the page changes.
 */
export function letGo(video: HTMLVideoElement): void {
  const picture = video.srcObject;
  setTimeout(() => {
    // One that is only hidden meanwhile shows it again, and one that stays has another by now.
    if (!video.isConnected && video.srcObject === picture) video.srcObject = null;
  }, delay);
}
