import { useLingui } from '@lingui/react/macro';
import type { HostAction } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { CallPerson } from '../call/call-state.ts';
import { obstacleTo } from './obstacles.ts';

export interface SelectionActionsProps {
  /** Those who are ticked. */
  readonly people: readonly CallPerson[];
  readonly onAction: (action: HostAction) => void;
}

/** What can be done with several people at once, with the reason where it can't (C2). */
export function SelectionActions({ people, onAction }: SelectionActionsProps): ReactElement {
  const { t, i18n } = useLingui();
  const actions = [
    { action: 'mute', label: t`Mute`, icon: 'mic-off' },
    people.length > 0 && people.every(({ isHeld }) => isHeld)
      ? { action: 'take-back', label: t`Take back`, icon: 'people' }
      : { action: 'hold', label: t`Place on-hold`, icon: 'pause' },
    { action: 'disconnect', label: t`Disconnect`, icon: 'hangup' },
  ] satisfies { action: HostAction; label: string; icon: IconName }[];
  const reasons = actions.flatMap(({ action, label }) => {
    const obstacle = obstacleTo(action, people);
    return obstacle === null ? [] : [{ action, text: people.length === 0 ? '' : `${label}: ${i18n._(obstacle)}` }];
  });
  const count = people.length;
  return (
    <div className="several" role="group" aria-label={t`With those selected`}>
      <p role="status">{count === 0 ? t`Select the people whom you mean.` : t`${count} selected`}</p>
      {actions.map(({ action, label, icon }) => (
        <button
          key={action}
          type="button"
          className="call-button is-small"
          disabled={reasons.some((each) => each.action === action)}
          onClick={() => onAction(action)}
        >
          <Icon name={icon} size="s" />
          {label}
        </button>
      ))}
      {reasons.map(({ action, text }) => text !== '' && <p key={action}>{text}</p>)}
    </div>
  );
}
