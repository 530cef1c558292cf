import { msg } from '@lingui/core/macro';
import type { Tool } from '../tool.ts';
import { openWhiteboard } from './model.ts';
import { WhiteboardView } from './view.tsx';

/** *Whiteboard*: everybody draws and pins notes on one board. */
export const whiteboard: Tool = {
  kind: 'whiteboard',
  icon: 'pencil',
  name: msg`Whiteboard`,
  note: msg`Draw and write notes together`,
  titleBy: () => msg`Whiteboard`,
  ownTitle: msg`Whiteboard`,
  isCommon: true,
  isDrawable: false,
  isPossible: () => true,
  start: openWhiteboard,
  View: WhiteboardView,
};
