import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { MenuOf } from '../../ui/menu.tsx';
import { Initials } from '../../ui/status.tsx';
import { ThemePicker } from '../../ui/theme-picker.tsx';
import { pageLock } from '../session/page-lock.ts';
import { LanguageChoice } from '../session/language-choice.tsx';
import { sessionQuery, signOut, useSession } from '../session/session.ts';

/** The column's foot: own name with its menu (sign out), language, appearance. */
export function Account({ note }: { readonly note: string }): ReactElement {
  const { t, i18n } = useLingui();
  const { name, email } = useSession();
  const queries = useQueryClient();
  const { toast } = useAnnouncer();

  const leave = async (): Promise<void> => {
    try {
      await signOut();
      queries.removeQueries({ queryKey: sessionQuery.queryKey });
      // A whole new page, so that nothing of this person stays in memory.
      location.assign('/sign-in');
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      toast(errorText(i18n, error.code), 'failed');
    }
  };

  const lock = async (): Promise<void> => {
    if (!(await pageLock.lock())) toast(t`You are in a call. Leave it first, then lock.`, 'failed');
  };

  return (
    <div className="me">
      <MenuOf
        label={t`Your account`}
        trigger={
          <Button className="me-button">
            <Initials name={name} />
            <span>
              <b>
                <bdi>{name}</bdi>
              </b>
              <small>{note}</small>
            </span>
          </Button>
        }
        head={email}
        entries={[
          { id: 'clinics', label: t`My clinics`, icon: 'list', href: '/clinics' },
          { id: 'organisations', label: t`My organisations`, icon: 'grid', href: '/organisations' },
          { id: 'account', label: t`My account`, icon: 'person', href: '/account' },
          { id: 'roles', label: t`My roles`, icon: 'people', href: '/account/roles' },
          { id: 'lock', label: t`Lock this page`, icon: 'lock' },
          { id: 'sign-out', label: t`Sign out`, icon: 'sign-out' },
        ]}
        onAction={(id) => {
          if (id === 'sign-out') void leave();
          if (id === 'lock') void lock();
        }}
      />
      <LanguageChoice />
      <ThemePicker />
    </div>
  );
}
