import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement } from 'react';

/** The keys of the list, at its foot. */
export const KeyHints = memo(function KeyHints({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const { t } = useLingui();
  return (
    <p className="keys">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        {t`Move`}
      </span>
      <span>
        <kbd>{t`Enter`}</kbd>
        {t`Join`}
      </span>
      <span>
        <kbd>{t`Space`}</kbd>
        {t`Select`}
      </span>
      <span>
        <kbd>M</kbd>
        {t`Message`}
      </span>
      <button type="button" onClick={onHelp}>
        <kbd>?</kbd>
        {t`All shortcuts`}
      </button>
    </p>
  );
});
