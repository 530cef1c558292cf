import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** The steps above the caller's pages; here the last. @param reads whether there was something to read on the way (E5) */
export function StepMarks({ reads = false }: { readonly reads?: boolean }): ReactNode {
  const { t } = useLingui();
  return (
    <ol className="steps" aria-label={t`Steps`}>
      <li className="done">
        <span className="dot">
          <Icon name="check" size="s" />
        </span>
        <span>
          <Trans>About you</Trans>
        </span>
      </li>
      {reads && (
        <li className="done">
          <span className="dot">
            <Icon name="check" size="s" />
          </span>
          <span>
            <Trans>Read</Trans>
          </span>
        </li>
      )}
      <li className="done">
        <span className="dot">
          <Icon name="check" size="s" />
        </span>
        <span>
          <Trans>Check</Trans>
        </span>
      </li>
      <li className="now" aria-current="step">
        <span className="dot">{reads ? 4 : 3}</span>
        <span>
          <Trans>Wait</Trans>
        </span>
      </li>
    </ol>
  );
}
