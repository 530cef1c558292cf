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

/** A picture without sound, which `CallSound` plays. Nothing of a face is cut off where shapes differ much. */
export function CallVideo({ stream, isMirrored = false, isOwn = false, label }: CallVideoProps): ReactElement {
  const [shape, setShape] = useState<Shape>(null);
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      video.srcObject = stream;
      // Muted pictures may always play; a start that another one interrupts is followed by that one.
      video.play().catch(() => undefined);
      return () => letGo(video);
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
      onResize={({ currentTarget }) => setShape(shapeOf(currentTarget))}
    />
  );
}

function shapeOf({ videoWidth, videoHeight }: HTMLVideoElement): Shape {
  if (videoWidth === 0) return null;
  return videoHeight > videoWidth ? 'tall' : 'wide';
}
