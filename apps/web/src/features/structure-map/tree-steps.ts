/** One visible item of the tree: a clinic, or under an open clinic its waiting area or a room. */
export interface TreeItem {
  readonly id: string;
  /** The clinic's item; null for a clinic. */
  readonly parent: string | null;
  /** Whether a clinic is open; null for what has nothing beneath it. */
  readonly isOpen: boolean | null;
}

/** What a key does: the focus goes somewhere, or a clinic is opened or folded. */
export type TreeStep = { readonly focus: string } | { readonly fold: string; readonly isFolded: boolean } | null;

/**
 * What a key means in the tree, as everywhere in trees: up and down through what is visible, the arrow inwards opens and goes in, the
 * arrow outwards folds and goes out, Home and End to the ends.
 * @param key as the browser names it
 * @param isRightToLeft whether people read from the right: then the arrow to the left points inwards
 */
export function treeStep(items: readonly TreeItem[], current: string, key: string, isRightToLeft: boolean): TreeStep {
  const at = items.findIndex(({ id }) => id === current);
  const item = items[at];
  if (item === undefined) return null;
  const [inwards, outwards] = isRightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  switch (key) {
    case 'ArrowDown':
      return focusOn(items[at + 1]);
    case 'ArrowUp':
      return focusOn(items[at - 1]);
    case 'Home':
      return focusOn(items[0]);
    case 'End':
      return focusOn(items.at(-1));
    case inwards:
      if (item.isOpen === null) return null;
      return item.isOpen ? focusOn(items[at + 1]) : { fold: item.id, isFolded: false };
    case outwards:
      if (item.isOpen === true) return { fold: item.id, isFolded: true };
      return item.parent === null ? null : { focus: item.parent };
    case 'Enter':
    case ' ':
      return item.isOpen === null ? null : { fold: item.id, isFolded: item.isOpen };
    default:
      return null;
  }
}

function focusOn(item: TreeItem | undefined): TreeStep {
  return item === undefined ? null : { focus: item.id };
}
