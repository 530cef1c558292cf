const id = 'react-aria-pressable-style';

/**
 * Keeps React Aria from adding its one inline style element, which the content security policy refuses: it leaves out
 * the element where one of this id stands already. The rule itself is in base.css. Call before the first render.
 */
export function claimPressStyle(): void {
  if (document.getElementById(id) !== null) return;
  const claim = document.createElement('template');
  claim.id = id;
  document.head.append(claim);
}
