import type { OwnSession } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { giveCode } from './own-session.ts';
import { givePasskey, knowsPasskeys } from './passkey.ts';
import { signOut } from './session.ts';
import { useDoing } from './use-doing.ts';

export interface SecondFactorStepProps {
  readonly session: OwnSession;
  readonly onDone: () => void;
  /** Somebody else wants to sign in. */
  readonly onAgain: () => void;
}

/** After the password (P4): a code of the app, a passkey, or a backup code. */
export function SecondFactorStep({ session, onDone, onAgain }: SecondFactorStepProps): ReactElement {
  const { t } = useLingui();
  const { totp, passkey: hasPasskey, backupCodes } = session.factors;
  const [isBackup, setBackup] = useState(!totp && backupCodes);
  const [code, setCode] = useState('');
  const doing = useDoing();

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const isIn = await doing.run(() => giveCode(code.trim()));
    if (isIn) onDone();
    else form.querySelector<HTMLInputElement>('[name=code]')?.select();
  };
  const byPasskey = async (): Promise<void> => {
    if (await doing.run(async () => void (await givePasskey(session.kept)))) onDone();
  };
  const startAgain = async (): Promise<void> => {
    if (await doing.run(signOut)) onAgain();
  };

  return (
    <form className="card" noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t`One more step`}</h1>
      {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
      {(totp || backupCodes) && (
        <>
          <TextField
            key={isBackup ? 'backup' : 'app'}
            label={isBackup ? t`Backup code` : t`Code from your app`}
            hint={
              isBackup
                ? t`One of the ten that you kept. Each works once.`
                : t`Six digits that your authenticator app shows now.`
            }
            name="code"
            autoComplete="one-time-code"
            dir="ltr"
            maxLength={20}
            value={code}
            onChange={setCode}
            autoFocus
          />
          <Button look="primary" type="submit" wide isPending={doing.isPending} isDisabled={code.trim().length < 6}>
            {t`Go on`}
          </Button>
        </>
      )}
      {hasPasskey && knowsPasskeys() && (
        <Button
          look={totp || backupCodes ? 'second' : 'primary'}
          wide
          isPending={doing.isPending}
          onPress={() => void byPasskey()}
        >
          {t`Use a passkey`}
        </Button>
      )}
      <p className="sign-in-more">
        {totp && backupCodes && (
          <Button look="quiet" size="small" onPress={() => (setBackup(!isBackup), setCode(''), doing.clear())}>
            {isBackup ? t`Use the app` : t`Use a backup code`}
          </Button>
        )}
        <Button look="quiet" size="small" onPress={() => void startAgain()}>
          {t`Sign in as somebody else`}
        </Button>
      </p>
    </form>
  );
}
