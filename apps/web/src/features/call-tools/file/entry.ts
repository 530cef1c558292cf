import { msg } from '@lingui/core/macro';
import type { Tool } from '../tool.ts';
import { handOut } from './model.ts';
import { HandedOut } from './view.tsx';

/** *Hand out a file*: everybody in the call can save it. */
export const file: Tool = {
  kind: 'file',
  icon: 'copy',
  name: msg`Hand out a file`,
  note: msg`Everybody can save it`,
  titleBy: (name) => msg`File of ${name}`,
  ownTitle: msg`Your file`,
  isCommon: false,
  isDrawable: false,
  isPossible: () => true,
  start: handOut,
  View: HandedOut,
};
