import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallTools } from '../call-tools.ts';
import { chooseFile } from '../choose-file.ts';
import { fileLimit } from '../messages.ts';
import type { Bytes } from '../messages.ts';
import type { RunningItem } from '../rules.ts';

/** Where a film stands, as its owner says. */
export type Play = NonNullable<RunningItem['play']>;

/** So many seconds two pages may differ by before the one that follows jumps. */
const apart = 0.7;

/** What a film is by its first bytes; null: nothing that is played. */
export function filmKindOf(bytes: Uint8Array): 'video/mp4' | 'video/webm' | null {
  const head = String.fromCharCode(...bytes.subarray(4, 8));
  if (head === 'ftyp') return 'video/mp4';
  return [0x1a, 0x45, 0xdf, 0xa3].every((byte, index) => bytes[index] === byte) ? 'video/webm' : null;
}

/** The second at which a film is now. */
export function secondOf({ at, since, isPlaying }: Play, now: number): number {
  return isPlaying ? at + Math.max(0, now - since) / 1000 : at;
}

/** Whether a page that is at this second has to jump to be in step. */
export function isOutOfStep(second: number, play: Play, now: number): boolean {
  return Math.abs(second - secondOf(play, now)) > apart;
}

/** Asks for a film and shows it to everybody, at its beginning; answers what is in the way. */
export async function shareVideo(tools: CallTools): Promise<MessageDescriptor | null> {
  const file = await chooseFile('video/mp4,video/webm');
  if (file === null) return null;
  if (file.size > fileLimit) return msg`This file is too large: 50 MB at most.`;
  const bytes: Bytes = new Uint8Array(await file.arrayBuffer());
  const kind = filmKindOf(bytes);
  if (kind === null || !(await canPlay(bytes, kind))) return msg`This browser can’t play this video.`;
  const id = tools.start('video', () => undefined, { name: file.name, bytes });
  if (id !== null) tools.change(id, { play: { at: 0, since: tools.now(), isPlaying: false } });
  return null;
}

function canPlay(bytes: Bytes, kind: string): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([bytes], { type: kind }));
  const video = document.createElement('video');
  return new Promise<boolean>((resolve) => {
    video.addEventListener('loadedmetadata', () => resolve(video.videoWidth > 0), { once: true });
    video.addEventListener('error', () => resolve(false), { once: true });
    video.src = url;
  }).finally(() => {
    video.removeAttribute('src');
    URL.revokeObjectURL(url);
  });
}
