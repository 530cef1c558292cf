import { useEffect, useState } from 'react';

export interface PictureInPicture {
  readonly isOn: boolean;
  /** null where the browser has none for pages, as Firefox. */
  readonly toggle: (() => void) | null;
}

/** The large picture in a small window of its own, over other programs. @param large finds the element that shows it */
export function usePictureInPicture(large: () => HTMLVideoElement | null): PictureInPicture {
  const [isOn, setOn] = useState(() => isShown());
  useEffect(() => {
    const follow = (): void => setOn(isShown());
    const events = ['enterpictureinpicture', 'leavepictureinpicture'] as const;
    for (const event of events) document.addEventListener(event, follow);
    return () => {
      for (const event of events) document.removeEventListener(event, follow);
    };
  }, []);
  const toggle = (): void => {
    // Refused by the system: the picture stays where it is.
    (isShown() ? document.exitPictureInPicture() : float(large())).catch(() => undefined);
  };
  return { isOn, toggle: canFloat() ? toggle : null };
}

/** A picture that has only just been drawn says nothing of its size yet, and a browser floats none before it does. */
async function float(video: HTMLVideoElement | null): Promise<void> {
  if (video === null) return;
  if (video.readyState < HTMLMediaElement.HAVE_METADATA) {
    await new Promise((resolve) => video.addEventListener('loadedmetadata', resolve, { once: true }));
  }
  await video.requestPictureInPicture();
}

/** Types say that every browser can. */
function canFloat(): boolean {
  return 'requestPictureInPicture' in HTMLVideoElement.prototype && document.pictureInPictureEnabled;
}

function isShown(): boolean {
  return canFloat() && document.pictureInPictureElement !== null;
}
