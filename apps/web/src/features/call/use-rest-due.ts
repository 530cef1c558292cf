import { startTransition, useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** How long what stands round the pictures waits for the first of them, in milliseconds. */
const longestWait = 250;

/**
 * Whether what stands round the pictures is to be drawn by now. The pictures come first (P1): the rest is drawn as soon as somebody
 * else's is there, or none has come for a moment.
 */
export function useRestDue(stage: RefObject<HTMLElement | null>): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const element = stage.current;
    const draw = (): void => startTransition(() => setDue(true));
    const see = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('.tile.self') === null) draw();
    };
    // It doesn't rise from the picture, but it is seen on its way down.
    element?.addEventListener('loadeddata', see, true);
    const timer = setTimeout(draw, longestWait);
    return () => {
      element?.removeEventListener('loadeddata', see, true);
      clearTimeout(timer);
    };
  }, [stage]);
  return isDue;
}
