import type { MusicPiece } from '@anteroom/domain';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState, type ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Icon } from '../../ui/icon.tsx';
import { createMusic, type Music } from './music/music.ts';
import './waiting-experience.css';

/** The choice of music, with its loudness (E6). It sounds by a press alone, and ends when this goes: when somebody joins. */
export function MusicCard({ pieces }: { readonly pieces: readonly MusicPiece[] }): ReactElement | null {
  const [music] = useState(() => createMusic());
  useEffect(() => () => music.close(), [music]);
  return pieces.length === 0 ? null : <Choice music={music} pieces={pieces} />;
}

function Choice({ music, pieces }: { readonly music: Music; readonly pieces: readonly MusicPiece[] }): ReactElement {
  const { t } = useLingui();
  const { piece, volume, phase } = useStore(music.state);
  const id = useId();
  const names: Readonly<Record<MusicPiece, string>> = {
    piano: t`Quiet piano`,
    harp: t`Harp`,
    rain: t`Rain`,
    sea: t`Sea`,
  };
  // What the clinic no longer offers is no longer chosen.
  const chosen = piece !== null && pieces.includes(piece) ? piece : null;
  const name = chosen === null ? '' : names[chosen];
  const isOn = chosen !== null && phase !== 'off';
  return (
    <fieldset className="wait-option music card">
      <legend className="hide">
        <Trans>Music</Trans>
      </legend>
      <h2 aria-hidden="true">
        <Icon name="music" />
        <Trans>Music</Trans>
      </h2>
      <p>
        <Trans>It stops when we join you.</Trans>
      </p>
      <div className="music-choices">
        {[null, ...pieces].map((each) => (
          <label key={each ?? 'none'} className={each === chosen ? 'is-chosen' : undefined}>
            <input
              className="hide"
              type="radio"
              name={id}
              checked={each === chosen}
              onChange={() => music.choose(each)}
            />
            <span>{each === null ? t`None` : names[each]}</span>
          </label>
        ))}
      </div>
      {isOn && phase === 'waiting' && (
        <button type="button" className="btn btn-second music-begin" onClick={() => music.choose(chosen)}>
          <Icon name="music" />
          {t`Play ${name}`}
        </button>
      )}
      {isOn && (phase === 'playing' || phase === 'preparing') && (
        <label className="music-volume">
          <Icon name="speaker" />
          <span className="hide">
            <Trans>Volume of the music</Trans>
          </span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={volume}
            onChange={({ currentTarget }) => music.setVolume(Number(currentTarget.value))}
          />
        </label>
      )}
      <p role="status" className={phase === 'failed' ? 'music-note' : 'hide'}>
        {phase === 'failed' && isOn && <Trans>This browser can’t play it.</Trans>}
        {phase === 'playing' && isOn && <Trans>The music plays.</Trans>}
      </p>
    </fieldset>
  );
}
