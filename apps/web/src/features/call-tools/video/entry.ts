import { msg } from '@lingui/core/macro';
import type { Tool } from '../tool.ts';
import { shareVideo } from './model.ts';
import { VideoView } from './view.tsx';

/** *Video in step*: a film that everybody sees at the same place. */
export const video: Tool = {
  kind: 'video',
  icon: 'play',
  name: msg`Video in step`,
  note: msg`Everybody sees the same moment`,
  titleBy: (name) => msg`Video of ${name}`,
  ownTitle: msg`Your video`,
  isCommon: false,
  isDrawable: true,
  isPossible: () => true,
  start: shareVideo,
  View: VideoView,
};
