import { followQuery, useMediaQuery } from '../../ui/media-query.ts';

const wide = followQuery('(min-width: 60rem)');
const phone = followQuery('(max-width: 47.99rem)');

/** Whether the window has room for a panel beside the list. */
export function useWide(): boolean {
  return useMediaQuery(wide);
}

/** Whether the window is so narrow that callers are cards, and no table. */
export function useIsPhone(): boolean {
  return useMediaQuery(phone);
}
