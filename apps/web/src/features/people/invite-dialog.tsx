import type { PermissionTicks } from '@anteroom/protocol';
import { parseLocale } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { roleText } from '../session/role-text.ts';
import { usePeopleActions, type AnyRole, type PeoplePlace } from './people.ts';
import { PermissionTickBoxes } from './permission-ticks.tsx';

export interface InviteDialogProps {
  readonly place: PeoplePlace;
  readonly roles: readonly AnyRole[];
  readonly onClose: () => void;
}

/** Invites one after the other; after each the dialog stays for another (P3). */
export function InviteDialog({ place, roles, onClose }: InviteDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const { invite } = usePeopleActions(place);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<AnyRole>(
    roles.includes('team-member') ? 'team-member' : (roles[0] ?? 'team-member'),
  );
  const [permissions, setPermissions] = useState<PermissionTicks>({
    waitingArea: true,
    meetingRooms: true,
    userRoom: false,
  });
  const [sent, setSent] = useState<readonly string[]>([]);
  const [isMalformed, setMalformed] = useState(false);
  const code = invite.error instanceof RestError ? invite.error.code : 'server-error';
  const ticksCount = place.kind === 'clinic' && role !== 'service-referrer';

  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const address = email.trim();
    setMalformed(!/^\S+@\S+$/.test(address));
    form.querySelector<HTMLInputElement>('[name=email]')?.focus();
    if (!/^\S+@\S+$/.test(address)) return;
    invite.mutate(
      { email: address, role, permissions, locale: parseLocale(i18n.locale) ?? 'en' },
      {
        onSuccess: () => {
          setSent([...sent, address]);
          setEmail('');
        },
      },
    );
  };

  return (
    <Dialog title={t`Invite people`} isOpen onClose={onClose}>
      <form className="invite-form" onSubmit={send} noValidate>
        {sent.length > 0 && (
          <div role="status" className="invite-sent">
            <p>{t`Done for:`}</p>
            <ul>
              {sent.map((address) => (
                <li key={address} dir="ltr">
                  {address}
                </li>
              ))}
            </ul>
          </div>
        )}
        {invite.isError && code !== 'email-malformed' && <Banner tone="failed">{errorText(i18n, code)}</Banner>}
        <TextField
          label={t`E-mail`}
          name="email"
          type="email"
          dir="ltr"
          autoFocus
          value={email}
          maxLength={254}
          onChange={setEmail}
          error={
            isMalformed || (invite.isError && code === 'email-malformed')
              ? t`Write an e-mail address, like name@hospital.example.`
              : undefined
          }
        />
        <SelectField
          label={t`Role`}
          value={role}
          options={roles.map((value) => ({ value, label: roleText(i18n, value) }))}
          onChange={setRole}
        />
        {ticksCount && (
          <fieldset className="invite-permissions">
            <legend className="label">{t`Permissions`}</legend>
            <PermissionTickBoxes value={permissions} onChange={setPermissions} />
          </fieldset>
        )}
        <p className="hint">
          {t`They get an e-mail with a link that is valid for a month. Whoever has an account already belongs to it at once.`}
        </p>
        <div className="dialog-acts">
          <Button onPress={onClose}>{sent.length > 0 ? t`Done` : t`Cancel`}</Button>
          <Button type="submit" look="primary" isPending={invite.isPending}>
            {sent.length > 0 ? t`Add another` : t`Invite`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
