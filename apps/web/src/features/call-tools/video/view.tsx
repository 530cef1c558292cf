import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import type { CallTools } from '../call-tools.ts';
import { FileView } from '../file-view.tsx';
import { Fitted } from '../fitted.tsx';
import type { Bytes } from '../messages.ts';
import type { RunningItem } from '../rules.ts';
import type { ToolViewProps } from '../tool.ts';
import { filmKindOf, isOutOfStep, secondOf } from './model.ts';

/** A film that is shown in step: its owner plays, pauses and moves it for everybody. */
export function VideoView({ tools, item, over }: ToolViewProps): ReactElement {
  return (
    <FileView tools={tools} item={item}>
      {(bytes) => <Film tools={tools} item={item} bytes={bytes} over={over} />}
    </FileView>
  );
}

interface FilmProps {
  readonly tools: CallTools;
  readonly item: RunningItem;
  readonly bytes: Bytes;
  readonly over: ReactNode;
}

function Film({ tools, item, bytes, over }: FilmProps): ReactElement {
  const { t } = useLingui();
  const film = useRef<HTMLVideoElement>(null);
  const [shape, setShape] = useState({ ratio: 16 / 9, length: 0 });
  const [isBlocked, setBlocked] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const kind = useMemo(() => filmKindOf(bytes), [bytes]);
  const { play } = item;

  useEffect(() => {
    const element = film.current;
    if (element === null || kind === null) return;
    const url = URL.createObjectURL(new Blob([bytes], { type: kind }));
    element.src = url;
    return () => {
      element.removeAttribute('src');
      URL.revokeObjectURL(url);
    };
  }, [bytes, kind]);

  const follow = (): void => {
    const element = film.current;
    if (element === null || play === null || element.readyState === 0) return;
    if (isOutOfStep(element.currentTime, play, tools.now())) element.currentTime = secondOf(play, tools.now());
    if (!play.isPlaying) element.pause();
    else if (element.paused && !element.ended) element.play().catch(() => setBlocked(true));
  };
  useEffect(follow, [play]);

  if (kind === null || isBroken) return <p className="shared-wait">{t`This browser can’t play this video.`}</p>;
  const name = item.file?.name ?? '';
  const who = item.by.name;
  return (
    <div className="board">
      <div className="board-tools">
        {item.by.isSelf && play !== null ? (
          <FilmKeys tools={tools} id={item.id} play={play} film={film} length={shape.length} />
        ) : (
          <span>{t`${who} plays and pauses it.`}</span>
        )}
      </div>
      <Fitted ratio={shape.ratio}>
        <video
          ref={film}
          className="shared-video"
          aria-label={name}
          playsInline
          disablePictureInPicture
          onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight, duration } }) => {
            setShape({ ratio: videoHeight > 0 ? videoWidth / videoHeight : 16 / 9, length: duration });
            follow();
          }}
          onDurationChange={({ currentTarget: { duration } }) =>
            setShape((before) => ({ ...before, length: duration }))
          }
          onTimeUpdate={follow}
          onPlaying={() => setBlocked(false)}
          onError={() => setBroken(true)}
        />
        {over}
        {isBlocked && (
          <button type="button" className="call-button is-main film-start" onClick={follow}>
            {t`Press to see the video`}
          </button>
        )}
      </Fitted>
    </div>
  );
}

interface FilmKeysProps {
  readonly tools: CallTools;
  readonly id: string;
  readonly play: NonNullable<RunningItem['play']>;
  readonly film: { readonly current: HTMLVideoElement | null };
  /** Seconds; unknown while it isn't finite. */
  readonly length: number;
}

/** Plays, pauses and moves the film, for everybody. */
function FilmKeys({ tools, id, play, film, length }: FilmKeysProps): ReactElement {
  const { t } = useLingui();
  const set = (at: number, isPlaying: boolean): void =>
    tools.change(id, { play: { at, since: tools.now(), isPlaying } });
  const here = (): number => film.current?.currentTime ?? 0;
  return (
    <>
      <button
        type="button"
        className="call-button is-small"
        onClick={() => set(film.current?.ended === true ? 0 : here(), !play.isPlaying)}
      >
        <Icon name={play.isPlaying ? 'pause' : 'play'} size="s" />
        {play.isPlaying ? t`Pause` : t`Play`}
      </button>
      {Number.isFinite(length) && length > 0 && (
        <input
          className="film-place"
          type="range"
          min={0}
          max={length}
          step={0.1}
          aria-label={t`Position`}
          value={play.at}
          onChange={({ currentTarget }) => set(Number(currentTarget.value), play.isPlaying)}
        />
      )}
    </>
  );
}
