import { useEffect, useState } from 'react';
import type { Call } from './call.ts';
import { onceReached } from './once-reached.ts';

/**
 * The call that is to be drawn: one that has just begun only when the way to the others is there, or is being long in coming; null
 * until then. One that is over goes at once.
 */
export function useReachedCall(call: Call | null): Call | null {
  const [reached, setReached] = useState<Call | null>(null);
  useEffect(() => {
    if (call === null) return;
    let isStill = true;
    void onceReached(call.state).then(() => {
      if (isStill) setReached(call);
    });
    return () => {
      isStill = false;
      setReached(null);
    };
  }, [call]);
  return call === reached ? call : null;
}
