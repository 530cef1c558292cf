import { routes } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PlainShell } from '../shell/plain-shell.tsx';
import { AccountSection } from './account-section.tsx';
import { failureText } from './failure-text.ts';
import { LanguageChoice } from './language-choice.tsx';
import { NameForm } from './name-form.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { PasswordChange } from './password-change.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { sessionQuery } from './session.ts';
import './account.css';

const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: () => rest(routes.account, { params: {}, body: {} }),
});

/** The own account (P4): name, password, second factor, sessions. */
export function AccountPage(): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`My account`);
  const queries = useQueryClient();
  const { data: account, error, refetch } = useQuery(accountQuery);

  const reload = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };

  return (
    <PlainShell title={t`My account`}>
      <div className="page account">
        <h1>{t`My account`}</h1>
        {account === undefined && error === null && <Skeleton />}
        {account === undefined && error !== null && (
          <Banner tone="failed" onRetry={() => void refetch()}>
            {failureText(i18n, error)}
          </Banner>
        )}
        {account !== undefined && (
          <>
            <AccountSection title={t`Who you are`}>
              <NameForm account={account} reload={reload} />
              <div className="account-row">
                <span>{t`Language`}</span>
                <LanguageChoice />
              </div>
            </AccountSection>
            {account.hasPassword && (
              <AccountSection title={t`Password`}>
                <PasswordChange account={account} reload={reload} />
              </AccountSection>
            )}
            <AccountSection
              title={t`Authenticator app`}
              lead={t`A second step after your password: a code that your phone shows.`}
            >
              <SecondFactorSection account={account} reload={reload} />
            </AccountSection>
            <AccountSection
              title={t`Passkeys`}
              lead={t`Sign in with your fingerprint, your face or the code of your device, without a password.`}
            >
              <PasskeySection account={account} reload={reload} />
            </AccountSection>
            <AccountSection title={t`Where you are signed in`}>
              <OwnSessions account={account} reload={reload} />
            </AccountSection>
          </>
        )}
      </div>
    </PlainShell>
  );
}
