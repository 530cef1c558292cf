import { useMemo } from 'react';
import { createPreference } from '../../connection/preference.ts';
import { useStore } from '../../connection/use-store.ts';

const mirrored = createPreference('self-mirrored', true);
const hidden = createPreference('self-hidden', false);

/** How somebody sees their own picture; remembered by this browser. */
export interface SelfView {
  readonly isMirrored: boolean;
  readonly isHidden: boolean;
  readonly mirror: (mirrored: boolean) => void;
  readonly hide: (hidden: boolean) => void;
}

/** How this person sees their own picture (C1). Others see it never mirrored, and never hidden. */
export function useSelfView(): SelfView {
  const isMirrored = useStore(mirrored);
  const isHidden = useStore(hidden);
  return useMemo(() => ({ isMirrored, isHidden, mirror: mirrored.set, hide: hidden.set }), [isMirrored, isHidden]);
}
