import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 60rem)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** Whether the window has room for a panel beside the list. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
