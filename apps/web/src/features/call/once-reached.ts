import type { Store } from '../../connection/store.ts';
import type { CallState } from './call-state.ts';

/**
 * Resolves once the way to one of the others is there, or there is nobody else, or it takes longer than a person would
 * notice. To draw the call takes a tenth of a second, in which the page answers no signal: who waits with it sees the
 * others sooner. Over a media server the way from page to page is enough: by then all is said, and only the network is waited for.
 * @param atMost milliseconds
 */
export function onceReached(state: Store<CallState>, atMost = 500): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, atMost);
    const stop = state.subscribe(look);
    function look(): void {
      const others = state.read().people.filter(({ isSelf }) => !isSelf);
      if (
        others.length === 0 ||
        others.some(({ peer }) => peer?.connection === 'connected' || peer?.isSpeakable === true)
      )
        done();
    }
    function done(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
    look();
  });
}
