import type { PermissionTicks } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { roleText } from '../session/role-text.ts';
import { usePeopleActions, type AnyRole, type ListedPerson, type PeoplePlace } from './people.ts';
import { PermissionTickBoxes, permissionWords } from './permission-ticks.tsx';

export interface PersonRowProps {
  readonly person: ListedPerson;
  readonly place: PeoplePlace;
  readonly roles: readonly AnyRole[];
  /** The server's clock. */
  readonly now: number;
}

const none: PermissionTicks = { waitingArea: false, meetingRooms: false, userRoom: false };

/** One person: name, role and permissions, changed in place by whoever may. */
export function PersonRow({ person, place, roles, now }: PersonRowProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const { change, remove } = usePeopleActions(place);
  const [isAsking, setAsking] = useState(false);
  const { personId, name, email, displayName, role, permissions, seenAt, isDisabled, mayChange } = person;
  const isReferrer = role === 'service-referrer';
  const failed = (error: unknown): void =>
    toast(errorText(i18n, error instanceof RestError ? error.code : 'server-error'), 'failed');
  const become = (to: { role?: AnyRole; permissions?: PermissionTicks }): void =>
    change.mutate(
      { person: personId, role: to.role ?? role, permissions: to.permissions ?? permissions ?? none },
      { onSuccess: () => toast(t`Saved. It holds at once.`, 'done'), onError: failed },
    );
  const facts = [
    displayName === null ? '' : t`here called ${displayName}`,
    isDisabled ? t`account disabled` : seenText(i18n.locale, seenAt, now, t`never here yet`),
  ].filter(Boolean);
  return (
    <li className="person-row">
      <span className="person-name">
        <b>
          <bdi>{name}</bdi>
        </b>
        <small dir="ltr">{email}</small>
        <small>{facts.join(' · ')}</small>
      </span>
      <span className="person-role">
        {mayChange && !isReferrer && roles.includes(role) ? (
          <SelectField
            label={t`Role of ${name}`}
            isLabelHidden
            value={role}
            options={roles
              .filter((each) => each !== 'service-referrer')
              .map((value) => ({ value, label: roleText(i18n, value) }))}
            isDisabled={change.isPending}
            onChange={(next) => become({ role: next })}
          />
        ) : (
          roleText(i18n, role)
        )}
      </span>
      <span className="person-permissions">
        {permissions !== null &&
          !isReferrer &&
          (mayChange ? (
            <PermissionTickBoxes
              of={name}
              value={permissions}
              isDisabled={change.isPending}
              onChange={(next) => become({ permissions: next })}
            />
          ) : (
            permissionWords(i18n, permissions).join(' · ')
          ))}
      </span>
      <span className="person-acts">
        {mayChange && <IconButton icon="x" size="small" label={t`Remove ${name}`} onPress={() => setAsking(true)} />}
      </span>
      <Confirm
        title={t`Remove ${name}?`}
        isOpen={isAsking}
        action={t`Remove`}
        isDanger
        isPending={remove.isPending}
        onConfirm={() =>
          remove.mutate(
            { person: personId, role },
            {
              onSuccess: () => toast(t`Removed. Open pages lose it at once.`, 'done'),
              onError: failed,
              onSettled: () => setAsking(false),
            },
          )
        }
        onCancel={() => setAsking(false)}
      >
        {t`They lose this role and what it allows. Their account stays, and so do their other roles.`}
      </Confirm>
    </li>
  );
}

/** When somebody was last here, as people say it. */
function seenText(locale: string, seenAt: number | null, now: number, never: string): string {
  if (seenAt === null) return never;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const minutes = Math.round((now - seenAt) / 60_000);
  if (minutes < 60) return format.format(-Math.max(0, minutes), 'minute');
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1_440), 'day');
}
