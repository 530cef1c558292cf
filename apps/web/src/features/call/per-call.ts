import type { CallId } from '@anteroom/domain';

/**
 * Keeps something for as long as this page is in one call, whichever of its pages is shown, and again after the call was taken
 * up anew. Nobody is in two calls at once: the next call begins with nothing of the one before.
 */
export function perCall<Value>(make: () => Value): (callId: CallId) => Value {
  let kept: { readonly callId: CallId; readonly value: Value } | null = null;
  return (callId) => {
    if (kept?.callId !== callId) kept = { callId, value: make() };
    return kept.value;
  };
}
