import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { ColourName } from './marks.ts';

/** What the pointer does on a board. */
export type Pen = 'pen' | 'marker' | 'eraser';

/** What somebody draws with. */
export interface Drawing {
  readonly pen: Pen;
  readonly colour: ColourName;
}

export const penNames: Readonly<Record<Pen, MessageDescriptor>> = {
  pen: msg`Pen`,
  marker: msg`Marker`,
  eraser: msg`Eraser`,
};

export const colourWords: Readonly<Record<ColourName, MessageDescriptor>> = {
  black: msg`Black`,
  red: msg`Red`,
  blue: msg`Blue`,
  green: msg`Green`,
  orange: msg`Orange`,
  violet: msg`Violet`,
};
