import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './status.css';

export type StatusTone = 'waiting' | 'late' | 'seen' | 'hold' | 'lost' | 'callback' | 'locked';

const icons: Record<StatusTone, IconName> = {
  waiting: 'clock',
  late: 'clock',
  seen: 'camera',
  hold: 'pause',
  lost: 'reconnect',
  callback: 'callback',
  locked: 'lock',
};

/** A status as colour, icon and word. Give its row the class `s-<tone>` to colour the leading edge by `--st`. */
export function Status({ tone, children }: { readonly tone: StatusTone; readonly children: ReactNode }): ReactElement {
  return (
    <span className={`status s-${tone}`}>
      <Icon name={icons[tone]} size="s" />
      {children}
    </span>
  );
}

/** A number in a pill. `label` says what is counted. */
export function Count({ value, label }: { readonly value: number; readonly label: string }): ReactElement {
  return (
    <span className="count">
      <span aria-hidden="true">{value}</span>
      <span className="hide">{label}</span>
    </span>
  );
}

/** Up to two initials of a name, as a stand-in for a picture. */
export function Initials({ name }: { readonly name: string }): ReactElement {
  const words = name
    .replace(/^(?:dr|prof)\.?\s+/i, '')
    .split(/\s+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return (
    <span className="initials" aria-hidden="true">
      {letters.join('').toLocaleUpperCase()}
    </span>
  );
}
