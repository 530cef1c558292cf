import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { CallState } from '../call-state.ts';
import './consent.css';
import { useRecordingHeard } from './use-recording-heard.ts';

/** On every screen while somebody's page records the call. */
export function RecordingMark({ state }: { readonly state: CallState }): ReactElement | null {
  const { t } = useLingui();
  useRecordingHeard(state);
  if (state.recordedBy === null) return null;
  return (
    <span className="pill recording-mark">
      <span className="recording-dot" aria-hidden="true" />
      {t`Recording`}
    </span>
  );
}
