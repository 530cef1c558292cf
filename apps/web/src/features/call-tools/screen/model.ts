import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallTools } from '../call-tools.ts';
import { showPicture } from '../picture-sharing.ts';

/** Whether this browser can show a screen; those of phones can't. */
export function canShareScreen(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
}

/** Lets the person choose a screen, window or tab in the browser's own dialog, and shows it to everybody. */
export async function shareScreen(tools: CallTools): Promise<MessageDescriptor | null> {
  try {
    // Sound stays out: the others would hear themselves.
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false });
    const [track] = stream.getVideoTracks();
    if (track === undefined) return msg`This screen can’t be shared.`;
    // It is read: sharp before smooth.
    track.contentHint = 'detail';
    showPicture(tools, 'screen', track);
    return null;
  } catch (cause) {
    // Whoever closes the browser's dialog has thought better of it, and knows.
    if (cause instanceof DOMException && (cause.name === 'NotAllowedError' || cause.name === 'AbortError')) return null;
    return msg`This screen can’t be shared.`;
  }
}
