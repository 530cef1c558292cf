import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 60rem)');
const phone = matchMedia('(max-width: 47.99rem)');

function follow(query: MediaQueryList): (listener: () => void) => () => void {
  return (listener) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
}

const followWide = follow(wide);
const followPhone = follow(phone);

/** Whether the window has room for a panel beside the list. */
export function useWide(): boolean {
  return useSyncExternalStore(followWide, () => wide.matches);
}

/** Whether the window is so narrow that callers are cards, and no table. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(followPhone, () => phone.matches);
}
