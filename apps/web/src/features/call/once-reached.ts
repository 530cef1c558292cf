import type { Store } from '../../connection/store.ts';
import type { CallState } from './call-state.ts';

/**
 * Resolves once the way to one of the others is there, or there is nobody else, or it takes longer than a person would
 * notice. To draw the call takes a tenth of a second, in which the page answers no signal: who waits with it sees the
 * others sooner.
 * @param atMost milliseconds
 */
export function onceReached(state: Store<CallState>, atMost = 500): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, atMost);
    const stop = state.subscribe(look);
    function look(): void {
      const others = state.read().people.filter(({ isSelf }) => !isSelf);
      if (others.length === 0 || others.some(({ peer }) => peer?.connection === 'connected')) done();
    }
    function done(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
    look();
  });
}
