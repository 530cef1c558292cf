import { useEffect, useRef, useState } from 'react';
import { createPreference } from '../../connection/preference.ts';
import { followQuery } from '../../ui/media-query.ts';
import type { DrawerName } from './call-drawers.ts';

const showPeople = createPreference('call-people', true);
const { matches: isWide } = followQuery('(min-width: 75rem)');

export interface DrawerControl {
  readonly drawer: DrawerName | null;
  readonly close: () => void;
  /** Opens a drawer, or closes the one that is open. */
  readonly toggle: (name: DrawerName) => void;
  /** The same by a shortcut: the focus goes into it, and back to the stage. */
  readonly toggleByKey: (name: DrawerName) => void;
}

/** What is open at the side of the call: one thing at a time. For staff at a desk *People* is, until they close it. */
export function useDrawer(isStaff: boolean): DrawerControl {
  const [drawer, setDrawer] = useState<DrawerName | null>(() =>
    isStaff && isWide() && showPeople.read() ? 'people' : null,
  );
  const byKey = useRef(false);
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    const place = document.querySelector<HTMLElement>(drawer === null ? '.stage' : '.drawer');
    if (place === null) return;
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }, [drawer]);

  const open = (next: DrawerName | null): void => {
    setDrawer(next);
    if (isStaff && isWide()) showPeople.set(next === 'people');
  };
  const toggle = (name: DrawerName): void => open(drawer === name ? null : name);
  return {
    drawer,
    close: () => open(null),
    toggle,
    toggleByKey(name) {
      byKey.current = true;
      toggle(name);
    },
  };
}
