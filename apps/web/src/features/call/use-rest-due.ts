import { startTransition, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { CallPerson } from './call-state.ts';

/**
 * How long what stands round the pictures waits for the first of them, in milliseconds: where somebody's camera is on, and where
 * there is none to wait for. A picture over the media server takes some 400 on a small machine, and drawing the rest takes a tenth
 * of a second from it.
 */
const longestWait = { picture: 700, none: 250 } as const;

/**
 * Whether what stands round the pictures is to be drawn by now. The pictures come first (P1): the rest is drawn as soon as somebody
 * else's is there, or none has come for a moment.
 * @param isAwaited whether somebody else's camera is on
 */
export function useRestDue(stage: RefObject<HTMLElement | null>, isAwaited: boolean): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const element = stage.current;
    const draw = (): void => startTransition(() => setDue(true));
    const see = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('.tile.self') === null) draw();
    };
    // It doesn't rise from the picture, but it is seen on its way down.
    element?.addEventListener('loadeddata', see, true);
    const timer = setTimeout(draw, isAwaited ? longestWait.picture : longestWait.none);
    return () => {
      element?.removeEventListener('loadeddata', see, true);
      clearTimeout(timer);
    };
  }, [stage, isAwaited]);
  return isDue;
}

/** Whether a picture of theirs is to be expected. */
export function hasPicture({ isHere, camera, isHeld, pictureStopped }: CallPerson): boolean {
  return isHere && camera && !isHeld && pictureStopped === null;
}
