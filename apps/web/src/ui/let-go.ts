/**
 * Takes the picture out of an element that goes away. Left to the garbage collector, the element seems to keep frames of the
 * camera (seen in Chromium 156): a camera has only a few, and gave no more to anybody for one to two seconds.
 */
export function letGo(video: HTMLVideoElement): void {
  video.srcObject = null;
}
