import { routes, type InvitationQuestion } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { rest, RestError } from '../../rest/rest-client.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Logotype } from '../../ui/logotype.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { TextField } from '../../ui/text-field.tsx';
import { ThemePicker } from '../../ui/theme-picker.tsx';
import { LanguageChoice } from '../session/language-choice.tsx';
import { roleText } from '../session/role-text.ts';
import { sessionQuery } from '../session/session.ts';
import { permissionWords } from './permission-ticks.tsx';
import '../session/session.css';
import './people.css';

export interface InvitationPageProps {
  readonly token: string;
  /** Called once the invitation is taken, with where to go on. */
  readonly onDone: (href: string) => void;
}

/** Who invites whom to what; accepting makes the account, or is one press for who is signed in (P3). */
export function InvitationPage({ token, onDone }: InvitationPageProps): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`Invitation`);
  const asked = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => rest(routes.readInvitation, { params: {}, body: { token } }),
    retry: false,
  });
  const code = asked.error instanceof RestError ? asked.error.code : 'server-error';
  const isGone = asked.isError && (code === 'not-found' || code === 'invalid-input');
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
        {asked.isPending && <Skeleton rows={3} />}
        {isGone && (
          <EmptyState level={1} title={t`This invitation is not valid`}>
            {t`It may have been used, withdrawn or replaced by a newer one, or a month has passed. Ask whoever invited you to send it again.`}
          </EmptyState>
        )}
        {asked.isError && !isGone && (
          <Banner tone="failed" onRetry={() => void asked.refetch()}>
            {errorText(i18n, code)}
          </Banner>
        )}
        {asked.data && <Question question={asked.data} token={token} onDone={onDone} />}
      </main>
    </div>
  );
}

function Question({
  question,
  token,
  onDone,
}: InvitationPageProps & { readonly question: InvitationQuestion }): ReactElement {
  const { t, i18n } = useLingui();
  const { invitedBy, organisation, clinic, role, permissions, email, takes } = question;
  const place = clinic ?? organisation;
  const by = invitedBy ?? organisation;
  const words = [roleText(i18n, role), ...permissionWords(i18n, permissions)];
  return (
    <div className="card entry-card invitation">
      <h1>{t`Invitation to ${place}`}</h1>
      <p>{t`${by} invites you to work with ${place}.`}</p>
      <p>
        <b>{words.join(' · ')}</b>
        {clinic !== null && (
          <>
            <br />
            {organisation}
          </>
        )}
      </p>
      {takes === 'account' && <MakeAccount email={email} token={token} onDone={onDone} />}
      {takes === 'sign-in' && (
        <>
          <p>{t`There is an account with the address ${email}. Sign in with it, then open this link again to accept.`}</p>
          <LinkButton look="primary" href="/sign-in">{t`Sign in`}</LinkButton>
        </>
      )}
      {takes === 'nothing' && <AcceptAsMyself token={token} onDone={onDone} />}
    </div>
  );
}

function AcceptAsMyself({ token, onDone }: InvitationPageProps): ReactElement {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const accept = useMutation({
    mutationFn: () => rest(routes.acceptInvitationSignedIn, { params: {}, body: { token } }),
    async onSuccess() {
      await queries.resetQueries({ queryKey: sessionQuery.queryKey });
      onDone('/clinics');
    },
  });
  return (
    <>
      {accept.error instanceof RestError && <Banner tone="failed">{errorText(i18n, accept.error.code)}</Banner>}
      <Button look="primary" wide isPending={accept.isPending} onPress={() => accept.mutate()}>{t`Accept`}</Button>
    </>
  );
}

function MakeAccount({ email, token, onDone }: InvitationPageProps & { readonly email: string }): ReactElement {
  const { t, i18n } = useLingui();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const accept = useMutation({
    mutationFn: () => rest(routes.acceptInvitation, { params: {}, body: { token, name, password } }),
    // Signing in is the next step: it sets up the second factor where one is needed.
    onSuccess: () => onDone('/sign-in'),
  });
  const refusal = accept.error instanceof RestError ? accept.error : null;
  const of = (field: string) => (refusal?.field === field ? errorText(i18n, refusal.code) : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && password.length >= 13) accept.mutate();
  };
  return (
    <form className="invite-form" noValidate onSubmit={submit}>
      {refusal !== null && refusal.field === undefined && (
        <Banner tone="failed">{errorText(i18n, refusal.code)}</Banner>
      )}
      <TextField
        label={t`Your name`}
        name="name"
        autoComplete="name"
        value={name}
        maxLength={80}
        onChange={setName}
        error={of('name') ?? (isTried && name.trim() === '' ? t`Write your name.` : undefined)}
      />
      <TextField
        label={t`E-mail`}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        value={email}
        isDisabled
      />
      <TextField
        label={t`Choose a password`}
        hint={t`At least 13 characters. A few words that only you put together are easy to keep and hard to guess.`}
        name="password"
        type="password"
        autoComplete="new-password"
        value={password}
        maxLength={256}
        onChange={setPassword}
        error={of('password') ?? (isTried && password.length < 13 ? t`At least 13 characters.` : undefined)}
      />
      <Button look="primary" type="submit" wide isPending={accept.isPending}>{t`Accept and make my account`}</Button>
    </form>
  );
}
