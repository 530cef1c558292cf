import { isPicture } from '../../call-tools/tool-kinds.ts';
import { shownBy } from '../../call-tools/picture-sharing.ts';
import { toolsOf } from '../../call-tools/tools-of.ts';
import type { Call } from '../call.ts';

/** The second pictures that are shown to everybody now, such as a screen (C4). */
export function sharedTracks(call: Call): readonly MediaStreamTrack[] {
  const tools = toolsOf(call);
  const { people } = call.state.read();
  return tools.state.read().items.flatMap(({ tool, by }) => {
    if (!isPicture(tool)) return [];
    const theirs = people.find(({ id, isHeld }) => id === by.id && !isHeld)?.shared?.getVideoTracks()[0];
    const track = by.isSelf ? shownBy(tools) : (theirs ?? null);
    return track === null ? [] : [track];
  });
}
