import { useSyncExternalStore } from 'react';

/** From here on the bar has room for all of its keys. */
const narrow = '(max-width: 39.99rem)';

/** Whether the window is as narrow as a phone's, so that some keys of the bar go into its menu. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(narrow).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
