import { useLingui } from '@lingui/react/macro';
import type { HostAction } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import type { IconName } from '../../ui/icon.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import type { CallPerson } from '../call/call-state.ts';
import { obstacleTo } from './obstacles.ts';

export interface ParticipantMenuProps {
  readonly person: CallPerson;
  readonly isPinned: boolean;
  readonly onAction: (action: HostAction) => void;
  /** Their picture becomes the large one on this page, or no longer. */
  readonly onPin: () => void;
}

/** All that a host can do with somebody, and why something isn't possible now (C2). */
export function ParticipantMenu({ person, isPinned, onAction, onPin }: ParticipantMenuProps): ReactElement {
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
    {
      id: 'pin',
      label: isPinned ? t`Unpin` : t`Pin`,
      icon: 'pin',
      ...(person.isHeld ? { isDisabled: true, note: t`Who is on hold has no picture here.` } : {}),
    },
    { ...entry('disconnect', t`Disconnect …`, 'hangup'), isDanger: true },
  ];
  return (
    <Menu
      label={t`Actions for ${name}`}
      entries={entries}
      isOnDark
      onAction={(id) => {
        if (id === 'pin') return onPin();
        const chosen = (['mute', 'hold', 'take-back', 'disconnect'] as const).find((action) => action === id);
        if (chosen !== undefined) onAction(chosen);
      }}
    />
  );
}
