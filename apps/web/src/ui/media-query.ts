import { useSyncExternalStore } from 'react';

/** What a window is like, followed as it changes. */
export interface MediaQuery {
  matches(): boolean;
  subscribe(listener: () => void): () => void;
}

/** Follows a query. Asked once for all: a browser that is asked anew while it draws lays the whole page out first. */
export function followQuery(text: string): MediaQuery {
  const query = matchMedia(text);
  return {
    matches: () => query.matches,
    subscribe(listener) {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
  };
}

/** Whether the query holds, drawn anew when that changes. */
export function useMediaQuery({ subscribe, matches }: MediaQuery): boolean {
  return useSyncExternalStore(subscribe, matches);
}
