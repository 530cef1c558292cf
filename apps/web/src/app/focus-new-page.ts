import type { AnyRouter } from '@tanstack/react-router';

/**
 * Moves the focus to the new page's main part when the place changes, as loading a page would: a screen reader
 * starts there, and Tab goes on from there.
 */
export function focusNewPages(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation === undefined || !pathChanged) return;
    const main = document.querySelector('main');
    if (main === null || main.contains(document.activeElement)) return;
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  });
}
