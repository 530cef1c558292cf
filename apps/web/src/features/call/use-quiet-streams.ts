import { useEffect } from 'react';

/**
 * Lets nobody hear that time passes in what comes from a camera or a microphone. The page's root listens for every event of every
 * element; eleven of a call of six say it four times a second each, and to find out that nobody minds costs a slow processor more
 * than all else that a resting call does (P15).
 */
export function useQuietStreams(): void {
  useEffect(() => {
    const hush = (event: Event): void => {
      const { target } = event;
      if (target instanceof HTMLMediaElement && target.srcObject !== null) event.stopImmediatePropagation();
    };
    window.addEventListener('timeupdate', hush, true);
    return () => window.removeEventListener('timeupdate', hush, true);
  }, []);
}
