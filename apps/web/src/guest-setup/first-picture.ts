/** What of a `<video>` tells whether it shows a picture. */
export type Preview = EventTarget & Pick<HTMLVideoElement, 'readyState' | 'videoWidth'>;

/** `HTMLMediaElement.HAVE_CURRENT_DATA` of the HTML standard: the first frame is there. */
const currentData = 2;

/**
 * The preview that shows a picture: at once, or as soon as a camera that was just turned on gives its first.
 * Never settles when the signal comes before that.
 */
export function firstWithPicture<Video extends Preview>(
  previews: readonly Video[],
  signal: AbortSignal,
): Promise<Video> {
  const ready = previews.find((video) => hasPicture(video));
  if (ready !== undefined) return Promise.resolve(ready);
  return new Promise((resolve) => {
    for (const video of previews) {
      video.addEventListener('loadeddata', () => resolve(video), { once: true, signal });
    }
  });
}

/** A size alone isn't a picture: it is known before the first frame is there. */
function hasPicture({ readyState, videoWidth }: Preview): boolean {
  return readyState >= currentData && videoWidth > 0;
}
