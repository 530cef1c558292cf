import { msg } from '@lingui/core/macro';
import type { Tool } from '../tool.ts';
import { sharePages } from './model.ts';
import { PagesView } from './view.tsx';

/** *Image or PDF*: shown to everybody, page by page, as its owner turns. */
export const pages: Tool = {
  kind: 'pages',
  icon: 'image',
  name: msg`Image or PDF`,
  note: msg`Everybody sees the page that you turn to`,
  titleBy: (name) => msg`File of ${name}`,
  ownTitle: msg`Your file`,
  isCommon: false,
  isDrawable: true,
  isPossible: () => true,
  start: sharePages,
  View: PagesView,
};
