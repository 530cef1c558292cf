import type { ReactElement } from 'react';
import { Link } from 'react-aria-components';
import './tabs-nav.css';

export interface TabsNavProps {
  /** What the tabs are of, for screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
}

/** Pages beside each other under one heading: links, so that each has its address. */
export function TabsNav({ label, tabs }: TabsNavProps): ReactElement {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, label: words, isCurrent }) => (
        <Link key={href} href={href} className="tab" {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
