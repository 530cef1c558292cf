import { useLingui } from '@lingui/react/macro';
import type { RoomSettings } from '@anteroom/protocol';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { RoomSummary } from './room-summary.tsx';

export interface RoomSettingsRowProps {
  readonly room: RoomSettings;
  readonly onChange: () => void;
  readonly onClose: () => void;
  /** What else can be done with it; stands before the others. */
  readonly children?: ReactNode;
}

/** A room among those that an administrator makes and changes. */
export function RoomSettingsRow({ room, onChange, onClose, children }: RoomSettingsRowProps): ReactElement {
  const { t } = useLingui();
  const { name } = room;
  return (
    <li>
      <RoomSummary room={room} />
      <span className="rooms-acts">
        {children}
        <Button size="small" aria-label={t`Change ${name}`} onPress={onChange}>
          {t`Change`}
        </Button>
        <Button size="small" look="danger" aria-label={t`Close ${name}`} onPress={onClose}>
          {t`Close`}
        </Button>
      </span>
    </li>
  );
}
