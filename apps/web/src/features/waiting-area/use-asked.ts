import type { Ack, ErrorCode } from '@anteroom/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';

/** What a panel that asks the server shows; the last answer stays while it is asked again. */
export interface Asked<Value> {
  readonly value: Value | null;
  readonly error: ErrorCode | null;
  readonly again: () => void;
}

/**
 * Asks at once, whenever something that the answer depends on has changed, and now and then while the panel is looked at.
 * @param every milliseconds between two looks; null where nothing changes by itself
 */
export function useAsked<Value>(
  ask: () => Promise<Ack<Value>>,
  dependsOn: readonly unknown[],
  every: number | null,
): Asked<Value> {
  const [state, setState] = useState<{ value: Value | null; error: ErrorCode | null }>({ value: null, error: null });
  const asked = useRef(0);
  const current = useRef(ask);
  useEffect(() => {
    current.current = ask;
  });
  const again = useCallback(() => {
    asked.current += 1;
    const own = asked.current;
    void current.current().then((answer) => {
      if (own !== asked.current) return;
      setState((before) =>
        answer.ok ? { value: answer.value, error: null } : { ...before, error: answer.error.code },
      );
    });
  }, []);
  // What it depends on is the caller's to say.
  useEffect(again, [again, ...dependsOn]);
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => {
      if (!document.hidden) again();
    }, every);
    return () => clearInterval(timer);
  }, [again, every]);
  useEffect(() => () => void (asked.current += 1), []);
  return { ...state, again };
}
