import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionState } from '@anteroom/protocol';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { TextField } from '../../ui/text-field.tsx';
import { AskForAccount } from '../people/ask-for-account.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { ownSessionQuery } from './own-session.ts';
import { givePasskey, knowsPasskeys } from './passkey.ts';
import { PasswordField } from './password-field.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { sessionQuery, signIn } from './session.ts';
import { UnlockForm } from './unlock-form.tsx';
import { useDoing } from './use-doing.ts';

export interface SignInPageProps {
  /** Called once the session is open. */
  readonly onSignedIn: () => void;
  /** Called where a second factor has to be set up first. */
  readonly onEnrolment: () => void;
}

/** The door (P1, P4): e-mail and password or a passkey, then the second factor where there is one. */
export function SignInPage({ onSignedIn, onEnrolment }: SignInPageProps): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`Sign in`);
  const queries = useQueryClient();
  const own = useQuery(ownSessionQuery);

  const goOn = async (state: SessionState): Promise<void> => {
    if (state === 'open') {
      await queries.resetQueries({ queryKey: sessionQuery.queryKey });
      onSignedIn();
    } else if (state === 'enrolment-needed') onEnrolment();
    else await queries.refetchQueries({ queryKey: ownSessionQuery.queryKey });
  };
  const again = () => void queries.resetQueries({ queryKey: ownSessionQuery.queryKey });

  const session = own.data ?? null;
  if (session?.state === 'second-factor-needed')
    return (
      <EntryFrame>
        <SecondFactorStep session={session} onDone={() => void goOn('open')} onAgain={again} />
      </EntryFrame>
    );
  if (session?.state === 'locked')
    return (
      <EntryFrame>
        <UnlockForm session={session} onDone={() => void goOn('open')} onSignedOut={again} />
      </EntryFrame>
    );
  return (
    <EntryFrame>
      <PasswordForm onDone={goOn} />
      <p className="hint">
        <Link href="/sign-in?with=organisation">{t`Sign in with your organisation`}</Link>
      </p>
      <p className="hint">{t`For staff. As a patient you need no account: open the link that your clinic gave you.`}</p>
    </EntryFrame>
  );
}

/** E-mail and password. Errors stand beside what they are about. */
function PasswordForm({ onDone }: { readonly onDone: (state: SessionState) => Promise<void> }): ReactElement {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isKept, setKept] = useState(false);
  const [isTried, setTried] = useState(false);
  const doing = useDoing();
  const passkey = useDoing();

  const isEmail = /^\S+@\S+$/.test(email.trim());
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    setTried(true);
    passkey.clear();
    if (!isEmail || password === '') {
      form.querySelector<HTMLInputElement>(isEmail ? '[name=password]' : '[name=email]')?.focus();
      return;
    }
    const isIn = await doing.run(async () => onDone(await signIn(email.trim(), password, isKept)));
    if (!isIn) form.querySelector<HTMLInputElement>('[name=password]')?.select();
  };

  return (
    <form className="card" noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t`Sign in`}</h1>
      {(doing.failure ?? passkey.failure) !== undefined && (
        <Banner tone="failed">{doing.failure ?? passkey.failure}</Banner>
      )}
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
      <PasswordField
        label={t`Password`}
        name="password"
        kind="current-password"
        value={password}
        onChange={setPassword}
        error={isTried && password === '' ? t`Write your password.` : undefined}
      />
      <Checkbox isSelected={isKept} onChange={setKept}>
        {t`Keep me signed in for today`}
      </Checkbox>
      <Button look="primary" type="submit" wide isPending={doing.isPending}>
        {doing.isPending ? t`Signing in…` : t`Sign in`}
      </Button>
      {knowsPasskeys() && (
        <Button
          wide
          isPending={passkey.isPending}
          onPress={() => {
            doing.clear();
            void passkey.run(async () => onDone(await givePasskey(isKept)));
          }}
        >
          {t`Use a passkey`}
        </Button>
      )}
      <p className="sign-in-more">
        <Link href="/reset">{t`Forgotten your password?`}</Link>
      </p>
      <p className="sign-in-more">
        <AskForAccount />
      </p>
    </form>
  );
}
