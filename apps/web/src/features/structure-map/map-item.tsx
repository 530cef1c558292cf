import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactElement, ReactNode } from 'react';

export interface MapItemProps {
  readonly id: string;
  /** All that is said of it, for screen readers. */
  readonly label: string;
  /** Where it leads; null where one may not enter. */
  readonly href: string | null;
  readonly className: string;
  readonly children: ReactNode;
}

/** A waiting area or a room in the tree: a link for whoever may enter it. */
export function MapItem({ id, label, href, className, children }: MapItemProps): ReactElement {
  const router = useRouter();
  const common = {
    role: 'treeitem',
    'aria-level': 2,
    'aria-label': label,
    tabIndex: -1,
    'data-item': id,
    className,
  } as const;
  if (href === null) return <div {...common}>{children}</div>;
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return (
    <a {...common} href={href} onClick={follow}>
      {children}
    </a>
  );
}
