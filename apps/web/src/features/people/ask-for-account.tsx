import { parseLocale } from '@anteroom/i18n';
import { routes } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { rest, RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import './people.css';

/** Asks whoever takes care of a clinic for an account (H4). What is answered tells nothing of who has one. */
export function AskForAccount(): ReactElement {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" onPress={() => setOpen(true)}>{t`Ask for an account`}</Button>
      {isOpen && <AskDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function AskDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t, i18n } = useLingui();
  const [clinic, setClinic] = useState('');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [message, setMessage] = useState('');
  const [isTried, setTried] = useState(false);
  const ask = useMutation({
    mutationFn: () =>
      rest(routes.askForAccount, {
        params: {},
        body: { clinic, name, email: email.trim(), message, locale: parseLocale(i18n.locale) ?? 'en' },
      }),
  });
  const isAddress = /^\S+@\S+$/.test(email.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (clinic.trim().length > 1 && name.trim() !== '' && isAddress) ask.mutate();
  };
  const needed = (value: string): string | undefined =>
    isTried && value.trim().length < 2 ? t`Please fill this in.` : undefined;
  return (
    <Dialog title={t`Ask for an account`} isOpen onClose={onClose}>
      {ask.isSuccess ? (
        <div role="status">
          <p>{t`Thank you. If there is such a clinic, whoever takes care of it has been told, and will write to you.`}</p>
          <div className="dialog-acts">
            <Button look="primary" onPress={onClose}>{t`Done`}</Button>
          </div>
        </div>
      ) : (
        <form className="invite-form" noValidate onSubmit={submit}>
          {ask.error instanceof RestError && <Banner tone="failed">{errorText(i18n, ask.error.code)}</Banner>}
          <TextField
            label={t`Your clinic’s link`}
            hint={t`The one that patients open, or its last part, such as renal.`}
            dir="ltr"
            autoFocus
            value={clinic}
            maxLength={300}
            onChange={setClinic}
            error={needed(clinic)}
          />
          <TextField
            label={t`Your name`}
            autoComplete="name"
            value={name}
            maxLength={80}
            onChange={setName}
            error={needed(name)}
          />
          <TextField
            label={t`E-mail`}
            type="email"
            dir="ltr"
            autoComplete="email"
            value={email}
            maxLength={254}
            onChange={setEmail}
            error={isTried && !isAddress ? t`Write your e-mail address, like name@hospital.example.` : undefined}
          />
          <TextField label={t`Message (optional)`} rows={3} value={message} maxLength={1000} onChange={setMessage} />
          <div className="dialog-acts">
            <Button onPress={onClose}>{t`Cancel`}</Button>
            <Button type="submit" look="primary" isPending={ask.isPending}>{t`Ask`}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
