import { followQuery, useMediaQuery } from '../../ui/media-query.ts';

/** From here on the bar has room for all of its keys. */
const narrow = followQuery('(max-width: 39.99rem)');

/** Whether the window is as narrow as a phone's, so that some keys of the bar go into its menu. */
export function useNarrow(): boolean {
  return useMediaQuery(narrow);
}
