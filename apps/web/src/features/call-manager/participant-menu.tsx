import { useLingui } from '@lingui/react/macro';
import type { HostAction } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import type { IconName } from '../../ui/icon.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import type { CallPerson } from '../call/call-state.ts';
import { obstacleTo } from './obstacles.ts';

export interface ParticipantMenuProps {
  readonly person: CallPerson;
  readonly onAction: (action: HostAction) => void;
}

/** All that a host can do with somebody, and why something isn't possible now (C2). */
export function ParticipantMenu({ person, onAction }: ParticipantMenuProps): ReactElement {
  const { t, i18n } = useLingui();
  const name = person.name === '' ? t`Companion` : person.name;
  const entry = (action: HostAction, label: string, icon: IconName): MenuEntry => {
    const obstacle = obstacleTo(action, [person]);
    const why = obstacle === null ? {} : { isDisabled: true, note: i18n._(obstacle) };
    return { id: action, label, icon, ...why };
  };
  const entries: readonly MenuEntry[] = [
    entry('mute', t`Mute`, 'mic-off'),
    person.isHeld
      ? entry('take-back', t`Take back`, 'people')
      : {
          note: t`They stay in the call, and see and hear nothing of it.`,
          ...entry('hold', t`Place on-hold …`, 'pause'),
        },
    { ...entry('disconnect', t`Disconnect …`, 'hangup'), isDanger: true },
  ];
  return (
    <Menu
      label={t`Actions for ${name}`}
      entries={entries}
      isOnDark
      onAction={(id) => {
        const chosen = (['mute', 'hold', 'take-back', 'disconnect'] as const).find((action) => action === id);
        if (chosen !== undefined) onAction(chosen);
      }}
    />
  );
}
