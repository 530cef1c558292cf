/** Where the Tab key stops. */
const stops =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

/**
 * Keeps the focus inside while parts of it go away. A part that goes with the focus in it leaves it on the page's body, and
 * not every browser tells (Firefox 153 fires no `blur`): Escape then closes no dialog any more, and Tab begins at the top.
 * The focus moves to the first stop after the part that went, else before it, else to `root` itself.
 * @param root can take the focus by a script
 * @returns how to stop
 */
export function keepFocus(root: HTMLElement): () => void {
  const { ownerDocument: page } = root;
  let last: Node | null = null;
  const remember = ({ target }: FocusEvent): void => {
    last = target instanceof Node ? target : null;
  };
  const observer = new MutationObserver((records) => {
    // Where nothing is lost, or somebody has seen to it already, it stays.
    if (page.activeElement !== null && page.activeElement !== page.body) return;
    const removals = records.filter(({ removedNodes }) => removedNodes.length > 0);
    // A window that isn't in front tells of no focus; any part that went will do then.
    const record =
      removals.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last))) ?? removals[0];
    if (record === undefined) return;
    const after = stopFrom(root, record.nextSibling, 'nextSibling');
    (after ?? stopFrom(root, record.previousSibling, 'previousSibling') ?? root).focus();
  });
  root.addEventListener('focusin', remember);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

/** The first stop in a node or in one of those beside it, in one direction; what is gone from `root` counts as none. */
function stopFrom(
  root: HTMLElement,
  start: Node | null,
  direction: 'nextSibling' | 'previousSibling',
): HTMLElement | null {
  for (let node = start; node !== null && root.contains(node); node = node[direction]) {
    if (!(node instanceof HTMLElement)) continue;
    if (node.matches(stops)) return node;
    const found = node.querySelector<HTMLElement>(stops);
    if (found !== null) return found;
  }
  return null;
}
