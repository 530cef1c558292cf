/** Rows that a page is turned by. */
const page = 10;

/**
 * How many rows a key of the list leads down, or up; null for every other key.
 * @param length of the whole list: more than that stops at its ends
 */
export function stepOf(key: string, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return -length;
    case 'End':
      return length;
    default:
      return null;
  }
}
