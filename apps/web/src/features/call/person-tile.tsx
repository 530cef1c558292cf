import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Initials } from '../../ui/status.tsx';
import type { CallPerson } from './call-state.ts';
import { CallVideo } from './call-video.tsx';
import { troubleWith } from './call-words.ts';
import { hasPicture } from './stage-plan.ts';

export interface PersonTileProps {
  readonly person: CallPerson;
  readonly isLarge?: boolean;
  /** Makes this the large one. */
  readonly onPick?: ((id: CallPerson['id']) => void) | undefined;
  /** Whether theirs stays the large picture. */
  readonly isPinned?: boolean;
  /** Pins them, or lets go of them; left out where there is nobody to choose from. */
  readonly onPin?: ((id: CallPerson['id']) => void) | undefined;
  /** More keys at the tile's corner. */
  readonly keys?: ReactNode;
}

/** Somebody else: their picture or initials, their name, and what is wrong with the way to them. */
export const PersonTile = memo(function PersonTile(props: PersonTileProps): ReactElement {
  const { person, isLarge, onPick, isPinned = false, onPin, keys } = props;
  const { t, i18n } = useLingui();
  const { id, name, kind, peer, microphone, pictureStopped } = person;
  const trouble = troubleWith(person);
  const stream = hasPicture(person) ? (peer?.stream ?? null) : null;
  const hasKeys = onPin !== undefined || keys != null;
  return (
    <section
      className={`tile${isLarge === true ? ' is-large' : ''}${hasKeys ? ' has-keys' : ''}`}
      aria-label={name}
      data-person={id}
    >
      {stream !== null && <CallVideo stream={stream} label={t`Picture of ${name}`} />}
      {stream === null && (
        <SoundOnly
          name={name}
          isConnected={peer?.connection === 'connected'}
          isStopped={pictureStopped === 'their-line'}
        />
      )}
      {trouble !== null && (
        <p className="words" role="status">
          <Icon name="signal" size="s" />
          {isLarge === true && <span className="words-text words-sentence">{i18n._(trouble.sentence)}</span>}
          <span className="words-text words-short">{i18n._(trouble.short)}</span>
        </p>
      )}
      <span className={microphone ? 'name' : 'name is-muted'}>
        <Icon name={microphone ? 'mic' : 'mic-off'} size="s" />
        <bdi>{name}</bdi>
        {kind === 'guest' && <small className="guest-mark">{t`Guest`}</small>}
        {kind === 'interpreter' && <small className="guest-mark">{t`Interpreter`}</small>}
        {!microphone && <span className="hide">{t`microphone off`}</span>}
      </span>
      {onPick !== undefined && (
        <button type="button" className="tile-pick" aria-label={t`Show ${name} large`} onClick={() => onPick(id)} />
      )}
      {hasKeys && (
        <span className="tile-keys">
          {keys}
          {onPin !== undefined && (
            <button
              type="button"
              className="tile-key"
              aria-pressed={isPinned}
              aria-label={t`Pin ${name}`}
              onClick={() => onPin(id)}
            >
              <Icon name="pin" />
            </button>
          )}
        </span>
      )}
    </section>
  );
});

interface SoundOnlyProps {
  readonly name: string;
  readonly isConnected: boolean;
  /** Their line carries no picture. */
  readonly isStopped: boolean;
}

function SoundOnly({ name, isConnected, isStopped }: SoundOnlyProps): ReactElement {
  const { t } = useLingui();
  return (
    <div className="sound-only">
      <Initials name={name} />
      {isConnected && (
        <p>
          <Icon name="camera-off" size="s" />
          {isStopped ? t`The line is too narrow for a picture` : t`Sound only`}
        </p>
      )}
    </div>
  );
}
