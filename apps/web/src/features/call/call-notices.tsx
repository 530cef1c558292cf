import type { DeviceKind } from '@anteroom/media';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { Call } from './call.ts';
import type { CallState } from './call-state.ts';
import { deviceText } from './call-words.ts';
import { DeviceNotices } from './device-notices.tsx';
import { explanationOf } from './device-words.ts';
import { BackgroundNotice } from './effects/background-notice.tsx';
import { MediaNotices } from './media-notices.tsx';
import { ConsentCard } from './consent/consent-card.tsx';
import { RecordingNotice } from './consent/recording-notice.tsx';
import { VerifyNotice } from './verify/verify-notice.tsx';
import { LineNotices } from './quality/line-notices.tsx';

export interface CallNoticesProps {
  readonly call: Call;
  readonly state: CallState;
  /** More that has to be said. */
  readonly children?: ReactNode;
}

/** What the person has to know or do now; in words, with the way out, and never over a face for long. */
export function CallNotices({ call, state, children }: CallNoticesProps): ReactElement {
  const { t, i18n } = useLingui();
  const { isBlocked } = useStore(call.sound.view);
  const news = useStore(call.devices);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const { microphone, camera } = state.local;
  const problems = [
    { id: 'microphone', icon: 'mic-off', descriptor: deviceText('microphone', microphone) },
    { id: 'camera', icon: 'camera-off', descriptor: deviceText('camera', camera) },
  ] satisfies { id: DeviceKind; icon: IconName; descriptor: unknown }[];

  return (
    <div className="notices">
      {children}
      {call.consent !== null && (
        <>
          <ConsentCard consent={call.consent} state={state} />
          <RecordingNotice consent={call.consent} />
        </>
      )}
      <MediaNotices call={call} state={state} />
      <VerifyNotice verification={call.verification} people={state.people} />
      {isBlocked && (
        <button type="button" className="call-button is-main tap-for-sound" onClick={() => call.sound.unblock()}>
          <Icon name="speaker" />
          {t`Tap for sound`}
        </button>
      )}
      {state.isAway && (
        <p className="notice" role="status">
          <Icon name="reconnect" size="s" />
          {t`Reconnecting to the server. Sound and picture go on.`}
        </p>
      )}
      <DeviceNotices devices={call.devices} />
      <BackgroundNotice background={call.background} />
      <LineNotices call={call} state={state} />
      {problems.map(({ id, icon, descriptor }) => {
        if (descriptor === null || explanationOf(id, news) !== null) return null;
        const text = i18n._(descriptor);
        if (dismissed.has(text)) return null;
        return (
          <p key={id} className="notice" role="alert">
            <Icon name={icon} size="s" />
            <span>{text}</span>
            <button
              type="button"
              className="call-tool"
              aria-label={t`Dismiss`}
              onClick={() => setDismissed(new Set([...dismissed, text]))}
            >
              <Icon name="x" size="s" />
            </button>
          </p>
        );
      })}
    </div>
  );
}
