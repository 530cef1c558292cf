import { useLingui } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { secondTicker } from '../../connection/ticker.ts';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/logotype.tsx';
import type { Call } from './call.ts';
import type { CallState } from './call-state.ts';
import { EncryptionMark } from './encryption-mark.tsx';
import { RecordingMark } from './consent/recording-mark.tsx';
import { clockTime } from './duration.ts';
import { VerifyKey } from './verify/verify-key.tsx';
import { LineKey } from './quality/line-key.tsx';

export interface CallTopBarProps {
  readonly call: Call;
  readonly state: CallState;
  readonly title: string;
  readonly clinic: string;
  readonly layout: 'classic' | 'grid';
  readonly onLayout: (layout: 'classic' | 'grid') => void;
  /** null where the browser has no full screen for a page, as on an iPhone. */
  readonly onFullScreen: (() => void) | null;
  readonly isFullScreen: boolean;
}

/** Who it is with, since when, and how the line is. */
export function CallTopBar(props: CallTopBarProps): ReactElement {
  const { call, state, title, clinic, layout, onLayout, onFullScreen, isFullScreen } = props;
  const { t } = useLingui();
  return (
    <header className="call-top">
      <div className="call-who">
        <Mark size={24} />
        <h1>
          <bdi>{title}</bdi> <small>{clinic}</small>
        </h1>
      </div>
      <span className="call-facts">
        <Duration call={call} startedAt={state.startedAt} />
        {state.isLocked && <Locked />}
        <LineKey call={call} state={state} />
        <RecordingMark state={state} />
        <EncryptionMark encryption={state.encryption} />
        <VerifyKey call={call} people={state.people} />
      </span>
      <span className="call-layout" role="group" aria-label={t`Layout`}>
        {(['classic', 'grid'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={layout === one}
            aria-label={one === 'classic' ? t`Classic layout` : t`Grid layout`}
            onClick={() => onLayout(one)}
          >
            <Icon name={one === 'classic' ? 'person' : 'grid'} />
          </button>
        ))}
      </span>
      {onFullScreen !== null && (
        <button
          type="button"
          className="call-tool"
          aria-label={isFullScreen ? t`Leave full screen` : t`Full screen`}
          onClick={onFullScreen}
        >
          <Icon name="full" />
        </button>
      )}
    </header>
  );
}

/** The time since the call began, by the server's clock. */
function Duration({ call, startedAt }: { readonly call: Call; readonly startedAt: number }): ReactElement {
  const { t } = useLingui();
  const time = useSyncExternalStore(secondTicker.subscribe, () => clockTime(call.clock.now() - startedAt));
  return (
    <span className="pill is-plain" role="timer" aria-label={t`Duration of the call`}>
      <Icon name="clock" size="s" />
      <bdi dir="ltr">{time}</bdi>
    </span>
  );
}

/** That nobody else comes in by themselves: good to know for everybody inside. */
function Locked(): ReactElement {
  const { t } = useLingui();
  return (
    <span className="pill is-plain" role="status">
      <Icon name="lock" size="s" />
      {t`Locked`}
    </span>
  );
}
