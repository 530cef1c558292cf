import { useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { letGo } from '../../ui/let-go.ts';
import { Fitted } from './fitted.tsx';

export interface SharedPictureProps {
  readonly stream: MediaStream;
  /** What is in the picture, for those who can't see it. */
  readonly label: string;
  /** Lies over it. */
  readonly over: ReactNode;
}

/** Somebody's second picture, whole: nothing of it is cut off, since people read in it. */
export function SharedPicture({ stream, label, over }: SharedPictureProps): ReactElement {
  const { t } = useLingui();
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
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
    <Fitted ratio={size === null ? 16 / 9 : size.width / size.height}>
      <video
        ref={attach}
        className="shared-video"
        aria-label={label}
        autoPlay
        muted
        playsInline
        onResize={({ currentTarget: { videoWidth: width, videoHeight: height } }) => {
          if (width > 0 && height > 0) setSize({ width, height });
        }}
      />
      {over}
      {size === null && <p className="shared-wait">{t`The picture is coming…`}</p>}
    </Fitted>
  );
}
