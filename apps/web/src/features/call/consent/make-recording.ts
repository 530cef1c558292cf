import type { Call } from '../call.ts';
import type { MakeRecording } from './own-recording.ts';
import { recordCall } from './record-call.ts';
import { openRecordingFile } from './recording-file.ts';
import { sharedTracks } from './shared-tracks.ts';

/** Asks where a recording should go, and makes it ready; to be called from a press. Null where the person changed their mind. */
export async function makeRecording(call: Call, type: string): Promise<MakeRecording | null> {
  const file = await openRecordingFile(type.split(';')[0] ?? type, new Date());
  if (file === null) return null;
  return {
    name: file.name,
    again: file.again,
    begin: (onHalted) => recordCall({ call: call.state, shared: () => sharedTracks(call), type, file, onHalted }),
    discard: () => file.discard(),
  };
}
