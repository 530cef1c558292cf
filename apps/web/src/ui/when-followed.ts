import type { PressEvent } from 'react-aria-components';

/**
 * What a link does besides being followed, before the next page is there. By keyboard it is followed when the key goes down, and by the
 * time it comes up the next page has the focus, so that no press ever ends; by pointer a press may still be let go of elsewhere. With a key
 * held that opens it elsewhere (a tab, a window, a file) this page stays, and nothing else happens.
 */
export function whenFollowed(action: () => void) {
  const followed = (event: Followed, isDone: boolean): void => {
    const staysHere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!staysHere && isDone) action();
  };
  return {
    onPressStart: (event: Followed) => followed(event, event.pointerType === 'keyboard'),
    onPress: (event: Followed) => followed(event, event.pointerType !== 'keyboard'),
  };
}

type Followed = Pick<PressEvent, 'pointerType' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;
