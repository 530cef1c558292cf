import { msg } from '@lingui/core/macro';
import type { Tool } from '../tool.ts';
import { openText } from './model.ts';
import { TextView } from './view.tsx';

/** *Shared text*: everybody writes in one plain text. */
export const text: Tool = {
  kind: 'text',
  icon: 'list',
  name: msg`Shared text`,
  note: msg`Write a text together`,
  titleBy: () => msg`Shared text`,
  ownTitle: msg`Shared text`,
  isCommon: true,
  isDrawable: false,
  isPossible: () => true,
  start: openText,
  View: TextView,
};
