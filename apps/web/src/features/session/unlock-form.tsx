import type { OwnSession } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Heading } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { unlock } from './own-session.ts';
import { givePasskey, knowsPasskeys } from './passkey.ts';
import { PasswordField } from './password-field.tsx';
import { signOut } from './session.ts';
import { useDoing } from './use-doing.ts';

export interface UnlockFormProps {
  readonly session: OwnSession;
  readonly onDone: () => void;
  readonly onSignedOut: () => void;
}

/** Shows that it is the same person again: by password or passkey (P4). */
export function UnlockForm({ session, onDone, onSignedOut }: UnlockFormProps): ReactElement {
  const { t } = useLingui();
  const [password, setPassword] = useState('');
  const doing = useDoing();
  const { factors, name, email } = session;

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (password === '') return;
    if (await doing.run(() => unlock(password))) onDone();
    else form.querySelector<HTMLInputElement>('[name=password]')?.select();
  };
  const byPasskey = async (): Promise<void> => {
    if (await doing.run(async () => void (await givePasskey(session.kept)))) onDone();
  };
  const leave = async (): Promise<void> => {
    if (await doing.run(signOut)) onSignedOut();
  };

  return (
    <form className="card" noValidate onSubmit={(event) => void submit(event)}>
      <Heading slot="title" level={1}>
        {t`Locked`}
      </Heading>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>
        <br />
        <bdi dir="ltr">{email}</bdi>
      </p>
      {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
      {factors.password && (
        <>
          <input type="hidden" name="email" autoComplete="username" value={email} />
          <PasswordField
            label={t`Password`}
            name="password"
            kind="current-password"
            value={password}
            onChange={setPassword}
            autoFocus
          />
          <Button look="primary" type="submit" wide isPending={doing.isPending}>
            {t`Unlock`}
          </Button>
        </>
      )}
      {factors.passkey && knowsPasskeys() && (
        <Button
          look={factors.password ? 'second' : 'primary'}
          wide
          isPending={doing.isPending}
          onPress={() => void byPasskey()}
        >
          {t`Use a passkey`}
        </Button>
      )}
      <p className="sign-in-more">
        <Button look="quiet" size="small" onPress={() => void leave()}>
          {t`Sign out`}
        </Button>
      </p>
    </form>
  );
}
