import { useEffect, useRef } from 'react';

/** What the keys of the whole page do. */
export interface PageKeys {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
  /** Up or down while the focus is nowhere in particular, as on the heading of the page that was just opened. */
  readonly onWalk: () => void;
}

/** Listens to single keys, but never while somebody writes, or a dialog or menu is open. */
export function useShortcuts(keys: PageKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.target instanceof Element) || writes(event.target) || isInOverlay(event.target)) return;
      const { onSearch, onHelp, onWalk } = current.current;
      const isNowhere = event.target === document.body || event.target.matches('#main, h1[tabindex="-1"]');
      const action =
        event.key === '/'
          ? onSearch
          : event.key === '?'
            ? onHelp
            : isNowhere && (event.key === 'ArrowDown' || event.key === 'ArrowUp')
              ? onWalk
              : null;
      if (action === null) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function writes(target: Element): boolean {
  return target.matches('input:not([type=checkbox]), textarea, select, [contenteditable=true]');
}

function isInOverlay(target: Element): boolean {
  return target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null;
}
