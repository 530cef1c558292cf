import type { ReactElement } from 'react';
import { iconShapes, type IconName } from './icon-shapes.ts';

export type { IconName };

/** Icons that point somewhere, and turn round where people read from the right. */
const directed: ReadonlySet<IconName> = new Set<IconName>([
  'end',
  'start',
  'send',
  'sign-out',
  'fold',
  'list',
  'speaker',
]);

export interface IconProps {
  readonly name: IconName;
  /** s 16 px, m 20 px (default), l 24 px */
  readonly size?: 's' | 'm' | 'l';
}

/** A picture beside a word, hidden from screen readers; where it stands alone, its button carries the label. */
export function Icon({ name, size = 'm' }: IconProps): ReactElement {
  const classes = ['i', size === 'm' ? '' : `i-${size}`, directed.has(name) ? 'i-dir' : ''];
  return (
    <svg className={classes.filter(Boolean).join(' ')} viewBox="0 0 24 24" aria-hidden="true">
      <path d={iconShapes[name]} />
    </svg>
  );
}
