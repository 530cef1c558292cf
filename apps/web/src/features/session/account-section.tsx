import type { Account } from '@anteroom/protocol';
import { useId, type ReactElement, type ReactNode } from 'react';

/** What every section of the account page is given. */
export interface SectionProps {
  readonly account: Account;
  /** Reads the account anew, after something of it has changed. */
  readonly reload: () => Promise<void>;
}

/** One matter of the account page. */
export function AccountSection({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section className="card account-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className="hint">{lead}</p>}
      {children}
    </section>
  );
}
