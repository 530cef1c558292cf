import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export interface FullScreen {
  readonly screen: RefObject<HTMLDivElement | null>;
  readonly isFullScreen: boolean;
  /** null where the browser can't. */
  readonly toggle: (() => void) | null;
}

/** Fills the whole screen with the page, so that dialogs over it stay visible. */
export function useFullScreen(): FullScreen {
  const screen = useRef<HTMLDivElement>(null);
  const [isFullScreen, setFullScreen] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const follow = (): void => setFullScreen(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    };
  }, []);
  const toggle = (): void => {
    // Refused outside of a press, or by the system: the call goes on in its window.
    const change = isFullScreen ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    change.catch(() => undefined);
  };
  return { screen, isFullScreen, toggle: document.fullscreenEnabled ? toggle : null };
}
