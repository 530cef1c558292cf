import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** The three steps above the caller's pages; here the third. */
export function StepMarks(): ReactNode {
  const { t } = useLingui();
  return (
    <ol className="steps" aria-label={t`Three steps`}>
      <li className="done">
        <span className="dot">
          <Icon name="check" size="s" />
        </span>
        <span>
          <Trans>About you</Trans>
        </span>
      </li>
      <li className="done">
        <span className="dot">
          <Icon name="check" size="s" />
        </span>
        <span>
          <Trans>Check</Trans>
        </span>
      </li>
      <li className="now" aria-current="step">
        <span className="dot">3</span>
        <span>
          <Trans>Wait</Trans>
        </span>
      </li>
    </ol>
  );
}
