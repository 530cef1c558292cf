import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { CallState } from './call-state.ts';

/** On every screen while what goes through the media server isn't encrypted (C7). */
export function EncryptionMark({ encryption }: Pick<CallState, 'encryption'>): ReactElement | null {
  const { t } = useLingui();
  if (encryption === 'end-to-end') return null;
  return (
    <span className="pill is-plain encryption-mark">
      <Icon name="warn" size="s" />
      {t`Not encrypted`}
    </span>
  );
}
