import type { LocalMedia } from '@anteroom/media';
import { useEffect, useState } from 'react';

/** How a page began. */
export interface Beginning {
  /** False where the caller chose to go on without. */
  readonly wantsCamera: boolean;
  /** Whether it began in the middle of a call. */
  readonly isInCall: boolean;
}

/** Takes camera and microphone up again once it is known how the page began; what becomes of it later changes nothing. */
export function useResumedDevices(local: LocalMedia, now: Beginning | null): void {
  const [beginning, setBeginning] = useState(now);
  if (beginning === null && now !== null) setBeginning(now);
  useEffect(() => {
    if (beginning !== null) void resumeDevices(local, beginning);
  }, [local, beginning]);
}

/**
 * Takes camera and microphone up again after a reload, where the person has allowed both before; else the page offers a
 * button, since a question that nobody expects is mostly denied (E2). Whoever comes back into a call expects it, and is heard
 * and seen without a press in a browser that asks anew on every page too (C8).
 */
export async function resumeDevices(local: LocalMedia, { wantsCamera, isInCall }: Beginning): Promise<void> {
  const { camera, microphone } = local.view();
  if (camera.status !== 'off' || microphone.status !== 'off') return;
  const wished = { camera: wantsCamera, microphone: true };
  if (isInCall || (await isAllowed(wantsCamera ? ['camera', 'microphone'] : ['microphone']))) {
    await local.open(wished);
  }
}

async function isAllowed(names: readonly PermissionName[]): Promise<boolean> {
  try {
    const answers = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return answers.every((answer) => answer.state === 'granted');
  } catch {
    return false;
  }
}
