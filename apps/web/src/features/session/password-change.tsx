import { routes } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import type { SectionProps } from './account-section.tsx';
import { newPasswordError } from './new-password-error.ts';
import { PasswordField } from './password-field.tsx';
import { useDoing } from './use-doing.ts';

/** Another password, for the old one (P4). */
export function PasswordChange({ account, reload }: SectionProps): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [isOpen, setOpen] = useState(false);
  const [old, setOld] = useState('');
  const [wanted, setWanted] = useState('');
  const [isTried, setTried] = useState(false);
  const doing = useDoing();
  const problem = newPasswordError(i18n, wanted, [account.email, account.name]);

  if (!isOpen)
    return (
      <div>
        <Button onPress={() => setOpen(true)}>{t`Change password`}</Button>
      </div>
    );

  const close = (): void => {
    setOpen(false);
    setOld('');
    setWanted('');
    setTried(false);
    doing.clear();
  };
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined || old === '') return;
    const isDone = await doing.run(async () => {
      await rest(routes.changePassword, { params: {}, body: { old, new: wanted } });
      await reload();
    });
    if (!isDone) return;
    close();
    toast(t`Your password is changed. You are signed out everywhere else.`);
  };

  return (
    <form className="account-form" noValidate onSubmit={(event) => void submit(event)}>
      {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
      <PasswordField
        label={t`Present password`}
        name="old"
        kind="current-password"
        value={old}
        onChange={setOld}
        error={isTried && old === '' ? t`Write your password.` : undefined}
        autoFocus
      />
      <PasswordField
        label={t`New password`}
        name="new"
        kind="new-password"
        hint={t`At least 13 characters. Several words are easy to remember and hard to guess.`}
        value={wanted}
        onChange={setWanted}
        error={isTried ? problem : undefined}
      />
      <div className="account-acts">
        <Button look="primary" type="submit" isPending={doing.isPending}>{t`Set password`}</Button>
        <Button look="quiet" onPress={close}>{t`Cancel`}</Button>
      </div>
    </form>
  );
}
