/** Sees where pictures stop for want of one that can be drawn by itself. */
export interface Gaps {
  /**
   * Sees a frame of one line, in order.
   * @param frame its kind as the browser says it; sound has none
   * @param passed whether it goes on to be drawn
   */
  see(frame: { readonly type?: string }, passed: boolean): void;
}

/**
 * Asks at once for a picture that can be drawn without those before it where one of those didn't open, as while its key was still on
 * its way. The browser would ask by itself, but only when it has had nothing to draw for a while.
 */
export function createGaps(ask: () => void): Gaps {
  let isMissing = false;
  let isAsked = false;
  return {
    see({ type }, passed) {
      if (type === undefined) return;
      if (!passed) {
        isMissing = true;
      } else if (type === 'key') {
        isMissing = false;
        isAsked = false;
      } else if (isMissing && !isAsked) {
        isAsked = true;
        ask();
      }
    },
  };
}
