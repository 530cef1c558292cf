import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Mark } from './logotype.tsx';
import './feedback.css';

export type BannerTone = 'offline' | 'failed' | 'notice';

const bannerIcons: Record<BannerTone, IconName> = { offline: 'reconnect', failed: 'warn', notice: 'info' };

export interface BannerProps {
  readonly tone: BannerTone;
  readonly children: ReactNode;
  /** Adds *Try again*. */
  readonly onRetry?: () => void;
  readonly action?: ReactNode;
}

/** A line across the page that says what is wrong, and offers the way out. Read aloud when it appears. */
export function Banner({ tone, children, onRetry, action }: BannerProps): ReactElement {
  const { t } = useLingui();
  return (
    <div className={`banner banner-${tone}`} role={tone === 'failed' ? 'alert' : 'status'}>
      <Icon name={bannerIcons[tone]} />
      <span>{children}</span>
      {onRetry && <Button size="small" onPress={onRetry}>{t`Try again`}</Button>}
      {action}
    </div>
  );
}

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** 1 where it is the whole page. */
  readonly level?: 1 | 2;
  /** It stands where the page was a moment ago: read aloud at once. */
  readonly isAlert?: boolean;
}

/** What will happen here, where there is nothing yet. */
export function EmptyState({ title, children, action, level = 2, isAlert = false }: EmptyStateProps): ReactElement {
  return (
    <div className="empty" {...(isAlert ? { role: 'alert' } : {})}>
      <Mark size={40} />
      {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Grey rows while something loads. They show after 300 ms; nothing shows before. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }): ReactElement {
  const { t } = useLingui();
  return (
    <div className="skel" role="status" aria-label={t`Loading`}>
      {Array.from({ length: rows }, (_, row) => (
        <div className="skel-row" key={row} aria-hidden="true">
          <span />
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

/** A white box with a thin edge. */
export function Card({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}): ReactElement {
  return <div className={className === undefined ? 'card' : `card ${className}`}>{children}</div>;
}
