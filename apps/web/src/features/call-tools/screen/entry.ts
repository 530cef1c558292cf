import { msg } from '@lingui/core/macro';
import type { Tool } from '../tool.ts';
import { canShareScreen, shareScreen } from './model.ts';
import { ScreenView } from './view.tsx';

/** *Share screen*: a screen, a window or a tab, large at everybody's stage. */
export const screen: Tool = {
  kind: 'screen',
  icon: 'screen',
  name: msg`Share screen`,
  note: msg`A screen, a window or a tab`,
  titleBy: (name) => msg`Screen of ${name}`,
  ownTitle: msg`Your screen`,
  isCommon: false,
  isDrawable: true,
  isPossible: canShareScreen,
  start: shareScreen,
  View: ScreenView,
};
