import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Initials } from '../../ui/status.tsx';
import type { CallPerson } from './call-state.ts';
import { CallVideo } from './call-video.tsx';
import { troubleWith } from './call-words.ts';

export interface PersonTileProps {
  readonly person: CallPerson;
  readonly isLarge?: boolean;
  /** Makes this the large one. */
  readonly onPick?: ((id: CallPerson['id']) => void) | undefined;
}

/** Somebody else: their picture or initials, their name, and what is wrong with the way to them. */
export const PersonTile = memo(function PersonTile({ person, isLarge, onPick }: PersonTileProps): ReactElement {
  const { t, i18n } = useLingui();
  const { id, name, kind, peer, camera, microphone } = person;
  const trouble = troubleWith(person);
  // What they said and what arrives may differ for a moment: a picture that arrives is shown.
  const hasPicture = peer?.stream != null && (camera || peer.arriving?.video === true);
  return (
    <section className={isLarge === true ? 'tile is-large' : 'tile'} aria-label={name}>
      {hasPicture && peer.stream !== null && <CallVideo stream={peer.stream} label={t`Picture of ${name}`} />}
      {!hasPicture && <SoundOnly name={name} isConnected={peer?.connection === 'connected'} />}
      {trouble !== null && (
        <p className="words" role="status">
          <Icon name="signal" size="s" />
          {i18n._(isLarge === true ? trouble.sentence : trouble.short)}
        </p>
      )}
      <span className={microphone ? 'name' : 'name is-muted'}>
        <Icon name={microphone ? 'mic' : 'mic-off'} size="s" />
        <bdi>{name}</bdi>
        {kind === 'guest' && <small className="guest-mark">{t`Guest`}</small>}
        {!microphone && <span className="hide">{t`microphone off`}</span>}
      </span>
      {onPick !== undefined && (
        <button type="button" className="tile-pick" aria-label={t`Show ${name} large`} onClick={() => onPick(id)} />
      )}
    </section>
  );
});

function SoundOnly({ name, isConnected }: { readonly name: string; readonly isConnected: boolean }): ReactElement {
  const { t } = useLingui();
  return (
    <div className="sound-only">
      <Initials name={name} />
      {isConnected && (
        <p>
          <Icon name="camera-off" size="s" />
          {t`Sound only`}
        </p>
      )}
    </div>
  );
}
