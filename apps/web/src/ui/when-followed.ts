import type { PressEvent } from 'react-aria-components';

/**
 * What a link does besides being followed, before the next page is there. By keyboard it is followed when the key goes down, and by the
 * time it comes up the next page has the focus, so that no press ever ends; by pointer a press may still be let go of elsewhere.
 */
export function whenFollowed(action: () => void) {
  const isByKey = ({ pointerType }: PressEvent): boolean => pointerType === 'keyboard';
  return {
    onPressStart(event: PressEvent): void {
      if (isByKey(event)) action();
    },
    onPress(event: PressEvent): void {
      if (!isByKey(event)) action();
    },
  };
}
