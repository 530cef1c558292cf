import { useSyncExternalStore } from 'react';
import { secondTicker } from '../../connection/ticker.ts';

/** Computes something of the time, once a second; the component renders only when the result is another one. */
export function useSecond<Result extends string | number | boolean | null>(compute: () => Result): Result {
  return useSyncExternalStore(secondTicker.subscribe, compute);
}
