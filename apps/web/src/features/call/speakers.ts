import { canChooseSpeaker } from './call-sound.ts';

/** A loudspeaker that the person may choose. */
export interface SpeakerChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** The loudspeakers of this machine; none where the browser leaves the choice to the system. */
export async function listSpeakers(): Promise<readonly SpeakerChoice[]> {
  if (!canChooseSpeaker() || !('mediaDevices' in navigator)) return [];
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  } catch {
    return [];
  }
}

/** Calls the listener whenever something is plugged in or pulled out. @returns how to stop */
export function onDeviceChange(listener: () => void): () => void {
  if (!('mediaDevices' in navigator)) return () => undefined;
  const { mediaDevices } = navigator;
  mediaDevices.addEventListener('devicechange', listener);
  return () => mediaDevices.removeEventListener('devicechange', listener);
}
