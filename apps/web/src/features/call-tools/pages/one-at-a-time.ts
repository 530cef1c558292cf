/** Something under way that can be broken off. */
export interface Rendering {
  readonly promise: Promise<unknown>;
  cancel(): void;
}

/**
 * Lets one page be drawn at a time: whoever asks for the next one breaks the one before off, and those between are never
 * begun. What is broken off is rejected.
 * @param begin begins to draw, once nothing else is drawn
 */
export function createOneAtATime(): <Result>(
  begin: (follow: (rendering: Rendering) => Promise<void>) => Promise<Result>,
) => Promise<Result> {
  let latest = 0;
  let current: Rendering | null = null;
  let before: Promise<unknown> = Promise.resolve();
  return (begin) => {
    latest += 1;
    const turn = latest;
    const check = (): void => {
      if (turn !== latest) throw new Error('Another page is wanted');
    };
    current?.cancel();
    current = null;
    const drawn = before.then(async () => {
      check();
      return await begin(async (rendering) => {
        current = rendering;
        if (turn !== latest) rendering.cancel();
        await rendering.promise.finally(() => {
          current = null;
        });
        check();
      });
    });
    before = drawn.catch(() => undefined);
    return drawn;
  };
}
