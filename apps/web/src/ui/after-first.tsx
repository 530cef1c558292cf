import { useDeferredValue } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** Draws what is inside once the rest stands, a piece at a time: what it takes keeps nothing more urgent waiting. */
export function AfterFirst({ children }: { readonly children: ReactNode }): ReactElement {
  return <>{useDeferredValue(children, null)}</>;
}
