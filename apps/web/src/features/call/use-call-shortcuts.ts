import { useEffect, useRef } from 'react';
import { createPreference } from '../../connection/preference.ts';
import { actionOf, isTakenBy } from './shortcut-map.ts';
import type { CallAction } from './shortcut-map.ts';

/**
 * Whether single letters do something. Who speaks to their computer, or has an unsteady hand, switches them off (WCAG 2.2,
 * 2.1.4).
 */
export const shortcutsOn = createPreference('call-shortcuts', true);

/** What the keys do; what is left out or null can't be done here. */
export type CallActions = Readonly<Partial<Record<CallAction, (() => void) | null>>>;

/** Listens to single keys, but never while somebody writes, or a dialog or menu is open. */
export function useCallShortcuts(actions: CallActions): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !shortcutsOn.read()) return;
      if (!(event.target instanceof Element) || isTakenBy(event.target)) return;
      // What lies over the page has the keys, wherever the focus is.
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null) return;
      const action = actionOf(event);
      const act = action === null ? undefined : current.current[action];
      if (act == null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
