import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Logotype } from '../../ui/logotype.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ThemePicker } from '../../ui/theme-picker.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { sessionQuery, signIn } from './session.ts';
import './session.css';

export interface SignInPageProps {
  /** Called once the session is open. */
  readonly onSignedIn: () => void;
}

/** E-mail and password (P1). Errors stand beside what they are about; the password can be shown. */
export function SignInPage({ onSignedIn }: SignInPageProps): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`Sign in`);
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<RestError>();

  const emailError =
    isTried && !/^\S+@\S+$/.test(email.trim()) ? t`Write your e-mail address, like name@hospital.example.` : undefined;
  const passwordError = isTried && password === '' ? t`Write your password.` : undefined;

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    setFailure(undefined);
    if (!/^\S+@\S+$/.test(email.trim()) || password === '') {
      form
        .querySelector<HTMLInputElement>(password === '' && email !== '' ? '[name=password]' : '[name=email]')
        ?.focus();
      return;
    }
    setPending(true);
    try {
      await signIn(email.trim(), password);
      await queries.resetQueries({ queryKey: sessionQuery.queryKey });
      onSignedIn();
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      setFailure(error);
      form.querySelector<HTMLInputElement>('[name=password]')?.select();
    } finally {
      setPending(false);
    }
  };

  return (
    <div className="sign-in">
      <header>
        <Logotype />
        <span>
          <LanguageChoice />
          <ThemePicker />
        </span>
      </header>
      <main>
        <form className="card" noValidate onSubmit={(event) => void submit(event)}>
          <h1>{t`Sign in`}</h1>
          {failure && <Banner tone="failed">{errorText(i18n, failure.code)}</Banner>}
          <TextField
            label={t`E-mail`}
            name="email"
            type="email"
            autoComplete="username"
            dir="ltr"
            value={email}
            onChange={setEmail}
            error={emailError}
            autoFocus
          />
          <TextField
            label={t`Password`}
            name="password"
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={passwordError}
            inset={
              <IconButton
                icon={isShown ? 'eye-off' : 'eye'}
                size="small"
                label={isShown ? t`Hide password` : t`Show password`}
                onPress={() => setShown(!isShown)}
              />
            }
          />
          <Button look="primary" type="submit" wide isPending={isPending}>
            {isPending ? t`Signing in…` : t`Sign in`}
          </Button>
        </form>
        <p className="hint">
          <Link href="/sign-in?with=organisation">{t`Sign in with your organisation`}</Link>
        </p>
        <p className="hint">{t`For staff. As a patient you need no account: open the link that your clinic gave you.`}</p>
      </main>
    </div>
  );
}
