import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Logotype } from '../ui/logotype.tsx';
import type { Connection } from './connection.ts';
import './connection-gate.css';
import { useSelected } from './use-store.ts';

export interface ConnectionGateProps {
  readonly connection: Connection;
  readonly children: ReactNode;
  /** The larger size of the caller's pages. */
  readonly size?: 'normal' | 'caller';
}

/** Shows the page as long as it may speak: not once a newer one has taken over, or the server has moved on. */
export function ConnectionGate({ connection, children, size = 'normal' }: ConnectionGateProps): ReactElement {
  const { t } = useLingui();
  const kind = useSelected(connection.state, (state) => state.kind);
  if (kind === 'superseded') {
    return (
      <Notice
        title={t`Open in another window`}
        text={t`You opened this page again in another tab or window, and it goes on there. You can close this one.`}
        action={<Button look="primary" size={size} onPress={connection.takeOver}>{t`Use here`}</Button>}
      />
    );
  }
  if (kind === 'outdated') {
    return (
      <Notice
        title={t`There is a newer version`}
        text={t`Load the page again to go on. Your place is kept.`}
        action={<Button look="primary" size={size} onPress={() => location.reload()}>{t`Load again`}</Button>}
      />
    );
  }
  return <>{children}</>;
}

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly action: ReactElement;
}

function Notice({ title, text, action }: NoticeProps): ReactElement {
  return (
    <main className="gate">
      <Logotype />
      <h1>{title}</h1>
      <p>{text}</p>
      {action}
    </main>
  );
}
