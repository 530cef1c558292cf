import { startTransition, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { CallPerson } from './call-state.ts';

/** What stands round the pictures, as far as it is to be drawn by now. */
interface Due {
  /** The keys at the foot: whoever is in a call can mute themselves and leave. */
  readonly keys: boolean;
  /** The bar at the head, the drawer and all else. */
  readonly rest: boolean;
}

const nothing: Due = { keys: false, rest: false };
const all: Due = { keys: true, rest: true };

/**
 * How long each waits for the first picture, in milliseconds. A picture over the media server takes some 350 on a small machine, and drawing
 * the rest takes much of a tenth of a second from it.
 */
const longestWait = { keys: 250, rest: 700 } as const;

/**
 * Which of what stands round the pictures is to be drawn by now. The pictures come first (P1, P2): the rest is drawn as soon as somebody
 * else's is there, or none has come for a moment; for a shorter one where there is none to come.
 * @param isAwaited whether a picture of somebody else is to be expected
 */
export function useRestDue(stage: RefObject<HTMLElement | null>, isAwaited: boolean): Due {
  const [due, setDue] = useState(nothing);
  const awaited = useRef(isAwaited);
  awaited.current = isAwaited;
  useEffect(() => {
    const element = stage.current;
    const draw = (next: Due): void => startTransition(() => setDue((before) => (before.rest ? before : next)));
    const see = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('.tile.self') === null) draw(all);
    };
    // It doesn't rise from the picture, but it is seen on its way down.
    element?.addEventListener('loadeddata', see, true);
    const timers = [
      setTimeout(() => draw(awaited.current ? { keys: true, rest: false } : all), longestWait.keys),
      setTimeout(() => draw(all), longestWait.rest),
    ];
    return () => {
      element?.removeEventListener('loadeddata', see, true);
      timers.forEach(clearTimeout);
    };
  }, [stage]);
  return due;
}

/** Whether a picture of theirs is to be expected. */
export function isPictureAwaited({ isHere, camera, isHeld, pictureStopped }: CallPerson): boolean {
  return isHere && camera && !isHeld && pictureStopped === null;
}
