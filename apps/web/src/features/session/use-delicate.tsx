import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { ownSessionQuery, unlock } from './own-session.ts';
import { givePasskey, knowsPasskeys } from './passkey.ts';
import { PasswordField } from './password-field.tsx';
import { useDoing, type Doing } from './use-doing.ts';

/** Something delicate: done at once, or after its person has shown again who they are. */
export interface Delicate extends Pick<Doing, 'isPending' | 'failure' | 'clear'> {
  run(work: () => Promise<void>): void;
  /** Where it is asked; stands in the page. */
  readonly question: ReactElement | null;
}

export function useDelicate(): Delicate {
  const doing = useDoing();
  const [waiting, setWaiting] = useState<() => Promise<void>>();
  const run = (work: () => Promise<void>): void => {
    void doing.run(async () => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof RestError) || error.code !== 'proof-needed') throw error;
        setWaiting(() => work);
      }
    });
  };
  const question =
    waiting === undefined ? null : (
      <ProofDialog
        onClose={() => setWaiting(undefined)}
        onProven={() => {
          setWaiting(undefined);
          run(waiting);
        }}
      />
    );
  const { isPending, failure, clear } = doing;
  return { isPending, failure, clear, run, question };
}

function ProofDialog({
  onClose,
  onProven,
}: {
  readonly onClose: () => void;
  readonly onProven: () => void;
}): ReactElement {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data: session } = useQuery(ownSessionQuery);
  const [password, setPassword] = useState('');
  const doing = useDoing();

  const prove = async (work: () => Promise<void>): Promise<void> => {
    if (!(await doing.run(work))) return;
    void queries.invalidateQueries({ queryKey: ownSessionQuery.queryKey });
    onProven();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (password !== '') void prove(() => unlock(password));
  };

  return (
    <Dialog title={t`Show that it is you`} isOpen onClose={onClose}>
      <form className="account-form" noValidate onSubmit={submit}>
        {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
        {session?.factors.password !== false && (
          <>
            <PasswordField
              label={t`Password`}
              name="password"
              kind="current-password"
              value={password}
              onChange={setPassword}
              autoFocus
            />
            <Button look="primary" type="submit" wide isPending={doing.isPending}>{t`Go on`}</Button>
          </>
        )}
        {session?.factors.passkey === true && knowsPasskeys() && (
          <Button wide onPress={() => void prove(async () => void (await givePasskey(session.kept)))}>
            {t`Use a passkey`}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
