import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import { letGo } from '../../ui/let-go.ts';

export interface CallVideoProps {
  readonly stream: MediaStream;
  readonly isMirrored?: boolean;
  /** One's own: shown in no window of its own. */
  readonly isOwn?: boolean;
  /** Who is in the picture, for those who can't see it. */
  readonly label: string;
}

/** How a picture lies in its place; null as long as none has come. */
type Shape = 'wide' | 'tall' | null;

/** When a picture that has just begun may be drawn anew for what is under it, in milliseconds: its first frame is waited for (P1). */
const untilSettled = 1000;

/** A picture without sound, which `CallSound` plays. Nothing of a face is cut off where shapes differ much. */
export function CallVideo({ stream, isMirrored = false, isOwn = false, label }: CallVideoProps): ReactElement {
  const [shape, setShape] = useState<Shape>(null);
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let last: Shape = null;
      const follow = (): void => {
        clearTimeout(timer);
        const next = shapeOf(video);
        if (last === null && next === 'wide') timer = setTimeout(() => setShape(next), untilSettled);
        else setShape(next);
        last = next;
      };
      video.addEventListener('resize', follow);
      video.srcObject = stream;
      // Muted pictures may always play; a start that another one interrupts is followed by that one.
      video.play().catch(() => undefined);
      return () => {
        clearTimeout(timer);
        video.removeEventListener('resize', follow);
        letGo(video);
      };
    },
    [stream],
  );
  return (
    <video
      ref={attach}
      className={`picture${isMirrored ? ' is-mirrored' : ''}${shape === null ? '' : ` is-${shape}`}`}
      aria-label={label}
      autoPlay
      muted
      playsInline
      disablePictureInPicture={isOwn}
    />
  );
}

function shapeOf({ videoWidth, videoHeight }: HTMLVideoElement): Shape {
  if (videoWidth === 0) return null;
  return videoHeight > videoWidth ? 'tall' : 'wide';
}
