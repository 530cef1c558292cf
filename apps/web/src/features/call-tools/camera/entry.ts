import { msg } from '@lingui/core/macro';
import type { Tool } from '../tool.ts';
import { canShareCamera } from './model.ts';
import { CameraQuestion } from './question.tsx';
import { CameraView } from './view.tsx';

/** *Second camera*: a document camera, an examination camera, the other side of a phone. */
export const camera: Tool = {
  kind: 'camera',
  icon: 'camera',
  name: msg`Second camera`,
  note: msg`A document camera, or another one`,
  titleBy: (name) => msg`Second camera of ${name}`,
  ownTitle: msg`Your second camera`,
  isCommon: false,
  isDrawable: true,
  isPossible: canShareCamera,
  start: () => Promise.resolve(null),
  Question: CameraQuestion,
  View: CameraView,
};
