import { useLingui } from '@lingui/react/macro';
import { useCallback, useRef } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { CallState } from './call-state.ts';
import type { Call } from './call.ts';
import { otherCameras, turnCamera } from './other-camera.ts';

/** Turns to the other camera, as from front to rear on a phone; null where there is none (C1). */
export function useOtherCamera(call: Call, local: CallState['local']): (() => void) | null {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const isTurning = useRef(false);
  const turn = useCallback(() => {
    // Two at once would end at a camera that nobody asked for.
    if (isTurning.current) return;
    isTurning.current = true;
    void turnCamera(call.local).then((refusal) => {
      isTurning.current = false;
      if (refusal !== null) toast(t`This device can’t be used. The one before goes on.`, 'failed');
    });
  }, [call.local, toast, t]);
  return otherCameras(local).length > 0 ? turn : null;
}
