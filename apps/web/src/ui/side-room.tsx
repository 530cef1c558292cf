import type { ReactElement } from 'react';
import { Link as AriaLink, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { whenFollowed } from './when-followed.ts';
import './side-room.css';

export interface SideRoomProps {
  readonly name: string;
  /** Beneath the name, such as *3 of 6*. */
  readonly note: string;
  /** Whether somebody is inside: the lamp is lit. */
  readonly isLit: boolean;
  /** The words of the orange mark, while somebody knocks; null while nobody does. */
  readonly knock: string | null;
  readonly isCurrent?: boolean;
  /** The way in: its short words, its whole name for screen readers, and where it leads. */
  readonly enter: { readonly words: string; readonly label: string; readonly href: string };
  /** Called before the link is followed. */
  readonly onEnter?: () => void;
}

/** A room in the column: lamp, name, occupancy, the orange mark, and the way in. Folded, it is one key. */
export function SideRoom(props: SideRoomProps): ReactElement {
  const { name, note, isLit, knock, isCurrent = false, enter, onEnter } = props;
  const classes = ['side-room', isLit && 'is-lit', knock !== null && 'has-knock', isCurrent && 'is-current'];
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <i className="lamp" aria-hidden="true" />
      <span className="side-room-words">
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>
          {note}
          {knock !== null && (
            <em className="knock">
              <Icon name="hand" />
              {knock}
            </em>
          )}
        </small>
      </span>
      <TooltipTrigger delay={600}>
        <AriaLink
          className="side-enter"
          href={enter.href}
          aria-label={enter.label}
          {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
          {...(onEnter === undefined ? {} : whenFollowed(onEnter))}
        >
          <Icon name={knock === null ? 'door' : 'hand'} />
          <span>{enter.words}</span>
        </AriaLink>
        <Tooltip className="tip" placement="end" offset={6}>
          {[name, note, knock].filter(Boolean).join(' · ')}
        </Tooltip>
      </TooltipTrigger>
    </li>
  );
}
