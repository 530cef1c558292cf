import { Trans, useLingui } from '@lingui/react/macro';
import type { DeviceState, LocalMedia } from '@anteroom/media';
import { useCallback, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { letGo } from '../../ui/let-go.ts';
import { DeniedHelp } from './denied-help.tsx';

/** The caller's own picture while they wait, which nobody else can see, and the switches beside it (E6). */
export function OwnPicture({ local }: { readonly local: LocalMedia }): ReactNode {
  const { t } = useLingui();
  const { camera, microphone, tracks } = useSyncExternalStore(local.subscribe, local.view);
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      if (tracks.video !== null) video.srcObject = new MediaStream([tracks.video]);
      return () => letGo(video);
    },
    [tracks.video],
  );
  const isOn = { camera: camera.status === 'on', microphone: microphone.status === 'on' };
  return (
    <div className={isOn.camera ? 'own' : 'own is-dark'}>
      <div className="frame">
        {isOn.camera ? (
          <video ref={attach} muted playsInline autoPlay aria-label={t`Your own camera picture`} />
        ) : (
          <NoPicture camera={camera} local={local} />
        )}
      </div>
      {isOn.camera && (
        <span className="chip">
          <Icon name="eye" size="s" />
          <Trans>Only you can see this</Trans>
        </span>
      )}
      <span className="acts">
        <button
          type="button"
          aria-label={t`Microphone`}
          aria-pressed={isOn.microphone}
          onClick={() => void local.setMicrophone(!isOn.microphone)}
        >
          <Icon name={isOn.microphone ? 'mic' : 'mic-off'} />
        </button>
        <button
          type="button"
          aria-label={t`Camera`}
          aria-pressed={isOn.camera}
          onClick={() => void local.setCamera(!isOn.camera)}
        >
          <Icon name={isOn.camera ? 'camera' : 'camera-off'} />
        </button>
      </span>
    </div>
  );
}

function NoPicture({ camera, local }: { readonly camera: DeviceState; readonly local: LocalMedia }): ReactNode {
  return (
    <div className="none">
      <p role="status">
        <WhyNone camera={camera} />
      </p>
      {camera.status === 'opening' ? null : (
        <Button icon="camera" onPress={() => void local.open({ camera: true, microphone: true })}>
          {camera.status === 'refused' ? <Trans>Try again</Trans> : <Trans>Turn camera on</Trans>}
        </Button>
      )}
    </div>
  );
}

/** Why there is no picture, and the way out, in plain words. */
function WhyNone({ camera }: { readonly camera: DeviceState }): ReactNode {
  if (camera.status === 'opening') {
    return <Trans>Your browser asks whether we may use the camera. Please allow it.</Trans>;
  }
  if (camera.status !== 'refused') return <Trans>Your camera is off.</Trans>;
  switch (camera.reason) {
    case 'denied':
      return <DeniedHelp />;
    case 'missing':
      return <Trans>We found no camera. Plug one in, or go on with sound only.</Trans>;
    case 'busy':
      return <Trans>Another program uses the camera. Close it and try again.</Trans>;
    case 'insecure':
      return <Trans>The camera works on a secure page only. Open the link that begins with https.</Trans>;
    case 'unsupported':
      return <Trans>This app has no camera for us. Open the link in your usual browser.</Trans>;
  }
}
