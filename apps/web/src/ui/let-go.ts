/**
 * Takes the picture out of an element that goes away. Left to the garbage collector, the element keeps hold of frames of the
 * camera for a second or two; the camera has only a few, and gives no more to anybody until they come back.
 */
export function letGo(video: HTMLVideoElement): void {
  video.srcObject = null;
}
