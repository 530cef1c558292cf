import type { CallTools } from './call-tools.ts';
import { isPicture } from './tool-kinds.ts';
import type { ToolKind } from './tool-kinds.ts';

const shown = new WeakMap<CallTools, MediaStreamTrack>();

/** The picture that this page shows the others now; null where it shows none. */
export function shownBy(tools: CallTools): MediaStreamTrack | null {
  return shown.get(tools) ?? null;
}

/**
 * Shows everybody a second picture, in place of the one before: there is one a person. It ends with the tool, whoever
 * stops it, and the tool ends with it, as by the browser's own *Stop sharing*. Where this person may not, the track ends.
 */
export function showPicture(tools: CallTools, tool: ToolKind, track: MediaStreamTrack): void {
  const own = tools.state.read().items.filter(({ by }) => by.isSelf);
  for (const item of own) if (isPicture(item.tool)) tools.stop(item.id);
  const id = tools.start(tool, () => {
    track.stop();
    if (shown.get(tools) !== track) return;
    shown.delete(tools);
    tools.share(null);
  });
  if (id === null) return track.stop();
  shown.set(tools, track);
  tools.share(track);
  track.addEventListener('ended', () => tools.stop(id), { once: true });
}
