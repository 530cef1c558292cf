import { useLingui } from '@lingui/react/macro';
import { useMemo, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Switch } from '../../ui/checkbox.tsx';
import { CallVideo } from '../call/call-video.tsx';
import { deviceText } from '../call/call-words.ts';
import { useClinic } from './clinic-scope.tsx';

/** Keeps camera and microphone running before a call, so that a call begins at once. Off unless the person wants it. */
export function CameraReady(): ReactElement {
  const { t, i18n } = useLingui();
  const { settings, local } = useClinic();
  const isWanted = useStore(settings.cameraReady);
  const devices = useStore(local);
  const view = useSyncExternalStore(devices.subscribe, devices.view);
  const { video } = view.tracks;
  const stream = useMemo(() => (video === null ? null : new MediaStream([video])), [video]);
  const problem = isWanted ? deviceText('camera', view.camera) : null;
  return (
    <>
      <Switch isSelected={isWanted} onChange={settings.cameraReady.set}>
        {t`Camera and microphone ready`}
      </Switch>
      {isWanted && stream !== null && (
        <div className="ready-picture">
          <CallVideo stream={stream} isMirrored label={t`Your own picture`} />
        </div>
      )}
      {problem === null ? (
        <p>{t`Calls begin faster. Nobody sees or hears you before you join.`}</p>
      ) : (
        <p role="alert">{i18n._(problem)}</p>
      )}
    </>
  );
}
