import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { CallState } from './call-state.ts';
import { CallVideo } from './call-video.tsx';

export interface SelfTileProps {
  readonly local: CallState['local'];
  readonly isMirrored: boolean;
  /** `corner`: small, over the stage's corner; `cell`: one of the grid's. */
  readonly place: 'corner' | 'cell';
}

/** One's own picture. Others never see it mirrored. */
export function SelfTile({ local, isMirrored, place }: SelfTileProps): ReactElement {
  const { t } = useLingui();
  const track = local.tracks.video;
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  const isMuted = local.microphone.status !== 'on';
  return (
    <section className={`tile self is-${place}`} aria-label={t`You`}>
      {stream !== null && <CallVideo stream={stream} isMirrored={isMirrored} label={t`Your own picture`} />}
      {stream === null && (
        <div className="sound-only">
          <Icon name="camera-off" size="l" />
          <p>{local.camera.status === 'opening' ? t`Camera is starting…` : t`Camera off`}</p>
        </div>
      )}
      <span className={isMuted ? 'name is-muted' : 'name'}>
        {isMuted && <Icon name="mic-off" size="s" />}
        {t`You`}
        {isMuted && <span className="hide">{t`microphone off`}</span>}
      </span>
    </section>
  );
}
