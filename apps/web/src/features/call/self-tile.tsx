import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { Button, MenuTrigger } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import { MenuList } from '../../ui/menu.tsx';
import type { CallState } from './call-state.ts';
import { CallVideo } from './call-video.tsx';
import { facingOf } from './other-camera.ts';
import type { SelfView } from './self-view.ts';

export interface SelfTileProps {
  readonly local: CallState['local'];
  readonly view: SelfView;
  /** `corner`: small, over the stage's corner; `cell`: one of the grid's. */
  readonly place: 'corner' | 'cell';
  /** Turns to the other camera; null where there is none. */
  readonly onTurn: (() => void) | null;
}

/** One's own picture. Others never see it mirrored. */
export function SelfTile({ local, view, place, onTurn }: SelfTileProps): ReactElement {
  const { t } = useLingui();
  const track = local.tracks.video;
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  const isMuted = local.microphone.status !== 'on';
  // What a camera sees that looks away is read, not looked into.
  const isMirrored = view.isMirrored && facingOf(track) !== 'environment';
  return (
    <section className={`tile self is-${place} has-keys`} aria-label={t`You`}>
      {stream !== null && <CallVideo stream={stream} isMirrored={isMirrored} label={t`Your own picture`} isOwn />}
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
      <span className="tile-keys">
        {onTurn !== null && (
          <button type="button" className="tile-key" aria-label={t`Switch camera`} onClick={onTurn}>
            <Icon name="camera-turn" />
          </button>
        )}
        <MenuTrigger>
          <Button className="tile-key" aria-label={t`My own picture`}>
            <Icon name="more" />
          </Button>
          <MenuList
            label={t`My own picture`}
            isOnDark
            entries={[
              { id: 'mirror', label: view.isMirrored ? t`Don’t mirror` : t`Mirror`, icon: 'mirror' },
              { id: 'hide', label: t`Hide`, icon: 'eye-off' },
            ]}
            onAction={(id) => (id === 'hide' ? view.hide(true) : view.mirror(!view.isMirrored))}
          />
        </MenuTrigger>
      </span>
    </section>
  );
}

/** In place of one's own picture while it is hidden: the way back. */
export function SelfBack({ onShow }: { readonly onShow: () => void }): ReactElement {
  const { t } = useLingui();
  return (
    <button type="button" className="tile-key self-back" aria-label={t`Show my own picture`} onClick={onShow}>
      <Icon name="eye" />
    </button>
  );
}
