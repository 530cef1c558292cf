import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';

export interface KnockKeysProps {
  /** Who knocks. */
  readonly name: string;
  /** Whether an answer is on its way. */
  readonly isBusy: boolean;
  /** Whether one more fits in. */
  readonly mayEnter: boolean;
  readonly onLetIn: () => void;
  readonly onDecline: () => void;
}

/** The two answers to somebody who knocks. */
export function KnockKeys({ name, isBusy, mayEnter, onLetIn, onDecline }: KnockKeysProps): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <button
        type="button"
        className="call-button is-small is-main"
        aria-label={t`Let ${name} in`}
        aria-disabled={isBusy || !mayEnter}
        onClick={() => {
          if (!isBusy && mayEnter) onLetIn();
        }}
      >
        {t`Let in`}
      </button>
      <button
        type="button"
        className="call-button is-small"
        aria-label={t`Decline ${name}`}
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) onDecline();
        }}
      >
        {t`Decline`}
      </button>
    </>
  );
}
