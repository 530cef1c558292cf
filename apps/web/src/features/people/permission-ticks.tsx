import type { PermissionTicks } from '@anteroom/protocol';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';

const words: readonly (readonly [keyof PermissionTicks, MessageDescriptor])[] = [
  ['waitingArea', msg`Waiting area`],
  ['meetingRooms', msg`Meeting and group rooms`],
  ['userRoom', msg`User room`],
];

/** What is ticked, in words. */
export function permissionWords(i18n: Pick<I18n, '_'>, permissions: PermissionTicks): string[] {
  return words.filter(([name]) => permissions[name]).map(([, text]) => i18n._(text));
}

export interface PermissionTickBoxesProps {
  /** Whose permissions they are; read with the group. Undefined where the heading beside them says it. */
  readonly of?: string;
  readonly value: PermissionTicks;
  readonly isDisabled?: boolean;
  readonly onChange: (value: PermissionTicks) => void;
}

/** What somebody may enter in a clinic, a tick each (P2). */
export function PermissionTickBoxes({
  of,
  value,
  isDisabled = false,
  onChange,
}: PermissionTickBoxesProps): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <span
      className="permission-ticks"
      role="group"
      aria-label={of === undefined ? t`Permissions` : t`Permissions of ${of}`}
    >
      {words.map(([name, text]) => (
        <Checkbox
          key={name}
          isSelected={value[name]}
          isDisabled={isDisabled}
          onChange={(isTicked) => onChange({ ...value, [name]: isTicked })}
        >
          {i18n._(text)}
        </Checkbox>
      ))}
    </span>
  );
}
