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
    // Refused by the system, or before the first frame: the picture stays where it is.
    const change = isShown() ? document.exitPictureInPicture() : large()?.requestPictureInPicture();
    change?.catch(() => undefined);
  };
  return { isOn, toggle: canFloat() ? toggle : null };
}

/** Types say that every browser can. */
function canFloat(): boolean {
  return 'requestPictureInPicture' in HTMLVideoElement.prototype && document.pictureInPictureEnabled;
}

function isShown(): boolean {
  return canFloat() && document.pictureInPictureElement !== null;
}
