import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useAnnouncer } from '../../../ui/announcer.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { Call } from '../call.ts';
import type { CallState } from '../call-state.ts';
import type { CallConsent } from './call-consent.ts';
import { recordingObstacle, selfIn } from './consent-lines.ts';
import { canStream } from './recording-file.ts';
import { useRefusals } from './use-refusals.ts';

export interface RecordKeyProps {
  readonly call: Call;
  readonly state: CallState;
  readonly consent: CallConsent;
  /** What this browser records; null where it can't. */
  readonly type: string | null;
}

/** Begins a recording in this page, and ends it; says why where it can't be begun. */
export function RecordKey({ call, state, consent, type }: RecordKeyProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const tell = useRefusals();
  const [isOpening, setOpening] = useState(false);
  const note = useId();
  const isRecording = state.recordedBy !== null && state.recordedBy === selfIn(state);
  const obstacle = isRecording ? null : recordingObstacle(state, type !== null);

  async function begin(): Promise<void> {
    if (type === null || isOpening) return;
    setOpening(true);
    try {
      // Loaded when it is wanted: few calls are recorded.
      const { makeRecording } = await import('./make-recording.ts');
      const make = await makeRecording(call, type);
      if (make !== null) tell(consent.record(make));
    } catch {
      toast(t`The recording could not be begun.`, 'failed');
    } finally {
      setOpening(false);
    }
  }

  return (
    <>
      <button
        type="button"
        className={isRecording ? 'call-button is-wide is-end' : 'call-button is-wide'}
        disabled={obstacle !== null || isOpening}
        aria-describedby={note}
        onClick={() => (isRecording ? tell(consent.stopRecording()) : void begin())}
      >
        {isRecording ? <Icon name="stop" size="s" /> : <span className="recording-dot" aria-hidden="true" />}
        {isRecording ? t`Stop recording` : t`Start recording`}
      </button>
      <p id={note} className="consent-note">
        {obstacle === null ? <Where /> : i18n._(obstacle)}
      </p>
    </>
  );
}

function Where(): ReactElement {
  const { t } = useLingui();
  return (
    <>
      {canStream()
        ? t`It is written into a file on this device and goes nowhere else.`
        : t`It is kept in this browser until it ends, after 40 minutes or so at the latest, and saved on this device then. It goes nowhere else.`}{' '}
      {t`It ends at once when somebody comes in, or takes their consent back.`}
    </>
  );
}
