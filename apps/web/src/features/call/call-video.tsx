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

/** A picture without sound, which `CallSound` plays. Nothing of a face is cut off where shapes differ much. */
export function CallVideo({ stream, isMirrored = false, isOwn = false, label }: CallVideoProps): ReactElement {
  const [isTall, setTall] = useState(false);
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
      className={`picture${isMirrored ? ' is-mirrored' : ''}${isTall ? ' is-tall' : ''}`}
      aria-label={label}
      autoPlay
      muted
      playsInline
      disablePictureInPicture={isOwn}
      onResize={({ currentTarget }) => setTall(currentTarget.videoHeight > currentTarget.videoWidth)}
    />
  );
}
