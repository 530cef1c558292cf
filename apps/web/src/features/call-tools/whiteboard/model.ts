import type { CallTools } from '../call-tools.ts';

/** Width by height of the whiteboard, for everybody. */
export const whiteboardRatio = 16 / 9;

/** Opens the whiteboard for everybody; what was drawn before in this call is still there. */
export function openWhiteboard(tools: CallTools): Promise<null> {
  tools.start('whiteboard', () => undefined);
  return Promise.resolve(null);
}
