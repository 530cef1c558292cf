import { routes } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { rest } from '../../rest/rest-client.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { TextField } from '../../ui/text-field.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { newPasswordError } from './new-password-error.ts';
import { PasswordField } from './password-field.tsx';
import { useDoing } from './use-doing.ts';

/** Asks for a link to a new password (P4). What it says afterwards is the same, whether there is such an account. */
export function RequestResetPage(): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`Forgotten password`);
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const [isTried, setTried] = useState(false);
  const doing = useDoing();
  const isEmail = /^\S+@\S+$/.test(email.trim());

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!isEmail) return;
    if (
      await doing.run(async () => void (await rest(routes.requestReset, { params: {}, body: { email: email.trim() } })))
    )
      setSent(true);
  };

  if (isSent)
    return (
      <EntryFrame>
        <section className="card entry-card" role="status">
          <h1>{t`Look into your e-mails`}</h1>
          <p>{t`If there is an account with this address, a link to a new password is on its way. It holds for an hour.`}</p>
          <LinkButton wide href="/sign-in">{t`Back to sign-in`}</LinkButton>
        </section>
      </EntryFrame>
    );
  return (
    <EntryFrame>
      <form className="card" noValidate onSubmit={(event) => void submit(event)}>
        <h1>{t`Forgotten password`}</h1>
        {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
        <TextField
          label={t`E-mail`}
          name="email"
          type="email"
          autoComplete="username"
          dir="ltr"
          value={email}
          onChange={setEmail}
          error={isTried && !isEmail ? t`Write your e-mail address, like name@hospital.example.` : undefined}
          autoFocus
        />
        <Button look="primary" type="submit" wide isPending={doing.isPending}>
          {t`Send me a link`}
        </Button>
        <p className="sign-in-more">
          <Link href="/sign-in">{t`Back to sign-in`}</Link>
        </p>
      </form>
    </EntryFrame>
  );
}

/** Sets a new password by the link that came by e-mail (P4). */
export function ResetPage({ token }: { readonly token: string }): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`New password`);
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const doing = useDoing();
  const problem = newPasswordError(i18n, password, []);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined) return;
    if (await doing.run(async () => void (await rest(routes.resetPassword, { params: {}, body: { token, password } }))))
      setDone(true);
  };

  if (isDone)
    return (
      <EntryFrame>
        <section className="card entry-card" role="status">
          <h1>{t`Your password is changed`}</h1>
          <p>{t`You are signed out everywhere. Sign in with the new one.`}</p>
          <LinkButton look="primary" wide href="/sign-in">{t`To sign-in`}</LinkButton>
        </section>
      </EntryFrame>
    );
  return (
    <EntryFrame>
      <form className="card" noValidate onSubmit={(event) => void submit(event)}>
        <h1>{t`New password`}</h1>
        {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
        <PasswordField
          label={t`New password`}
          name="password"
          kind="new-password"
          hint={t`At least 13 characters. Several words are easy to remember and hard to guess.`}
          value={password}
          onChange={setPassword}
          error={isTried ? problem : undefined}
          autoFocus
        />
        <Button look="primary" type="submit" wide isPending={doing.isPending}>
          {t`Set password`}
        </Button>
      </form>
    </EntryFrame>
  );
}
