import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { BackupCodes } from './backup-codes.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { ownSessionQuery } from './own-session.ts';
import { knowsPasskeys, makePasskey } from './passkey.ts';
import { sessionQuery, signOut } from './session.ts';
import { TotpSetup } from './totp-setup.tsx';
import { useDoing } from './use-doing.ts';

/** Where a second factor is needed and there is none yet: the one thing to do before anything else (P4). */
export function EnrolmentPage({
  onDone,
  onSignIn,
}: {
  readonly onDone: () => void;
  /** There is nobody here who has to set one up. */
  readonly onSignIn: () => void;
}): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`Protect your account`);
  const queries = useQueryClient();
  const own = useQuery(ownSessionQuery);
  const [codes, setCodes] = useState<readonly string[]>();
  const [isApp, setApp] = useState(false);
  const doing = useDoing();

  const isElsewhere = codes === undefined && own.data !== undefined && own.data?.state !== 'enrolment-needed';
  useEffect(() => {
    if (isElsewhere && !own.isFetching) onSignIn();
  }, [isElsewhere, own.isFetching, onSignIn]);

  const finish = async (): Promise<void> => {
    await queries.resetQueries({ queryKey: sessionQuery.queryKey });
    onDone();
  };
  const byPasskey = () =>
    void doing.run(async () => {
      const made = await makePasskey(t`First passkey`);
      if (made === null) await finish();
      else setCodes(made);
    });
  const leave = () =>
    void doing.run(async () => {
      await signOut();
      onSignIn();
    });

  return (
    <EntryFrame>
      <section className="card entry-card">
        <h1>{codes === undefined ? t`Protect your account` : t`Your backup codes`}</h1>
        {codes !== undefined && <BackupCodes codes={codes} onDone={() => void finish()} />}
        {codes === undefined && (
          <>
            <p>{t`Here everybody who works with patients needs a second factor: a password alone can be stolen.`}</p>
            {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
            {isApp ? (
              <TotpSetup onDone={setCodes} />
            ) : (
              <>
                <Button look="primary" wide onPress={() => setApp(true)}>{t`Set up an authenticator app`}</Button>
                {knowsPasskeys() && (
                  <Button wide isPending={doing.isPending} onPress={byPasskey}>{t`Make a passkey`}</Button>
                )}
              </>
            )}
            <p className="sign-in-more">
              {isApp && (
                <Button look="quiet" size="small" onPress={() => setApp(false)}>
                  {t`Another way`}
                </Button>
              )}
              <Button look="quiet" size="small" onPress={leave}>
                {t`Sign out`}
              </Button>
            </p>
          </>
        )}
      </section>
    </EntryFrame>
  );
}
