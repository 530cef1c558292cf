/** What Tab comes to. */
const stops =
  'a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), select, textarea, summary, [tabindex="0"]';

/** A page, or what lies over it: focus that was inside stays inside. */
const frames = 'main, [role=dialog], [role=alertdialog]';

let isKept = false;

/**
 * Sees to it that people who use the keyboard are never nowhere: when what has the focus goes away, as a row that is removed or a
 * page that another one follows, the focus goes to what is nearest, or to the heading of the page. Whoever restores it
 * better, as a dialog that closes does, comes first.
 */
export function keepPageFocus(): void {
  if (isKept) return;
  isKept = true;
  let byKeyboard = false;
  let last: Element | null = null;
  /** Where it stood, from within outwards. */
  let around: Element[] = [];
  addEventListener('keydown', () => void (byKeyboard = true), { capture: true });
  addEventListener('pointerdown', () => void (byKeyboard = false), { capture: true });
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    last = target;
    around = [];
    for (let outer = target.parentElement; outer !== null; outer = outer.parentElement) around.push(outer);
  });

  const isLost = (): boolean =>
    byKeyboard && last?.isConnected === false && (document.activeElement ?? document.body) === document.body;
  const find = (): void => {
    if (!isLost()) return;
    // Who was at a heading came to a page, not to a part of it, and the page has another heading now.
    const wasAtHeading = last?.matches('h1, h2') ?? false;
    const near = around.filter(
      (outer) => !wasAtHeading && outer.isConnected && outer.parentElement?.closest(frames) != null,
    );
    const stop = near.map((outer) => firstStop(outer)).find((found) => found !== null);
    (stop ?? heading())?.focus({ preventScroll: stop === undefined });
  };
  const look = (): void => {
    // Not at once: a dialog gives the focus back a frame after it has gone.
    if (isLost()) requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(find)));
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}

function firstStop(place: Element): HTMLElement | null {
  const all = [...place.querySelectorAll<HTMLElement>(stops)];
  return all.find((stop) => isShown(stop) && stop.closest('[aria-hidden=true], [inert]') === null) ?? null;
}

/** The heading of what is shown now, or else its frame. */
function heading(): HTMLElement | null {
  const place = [...document.querySelectorAll<HTMLElement>(frames)].filter(isShown).at(-1);
  const found = place?.querySelector<HTMLElement>('h1, h2') ?? place;
  if (found === undefined) return null;
  if (!found.hasAttribute('tabindex')) found.tabIndex = -1;
  return found;
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}
