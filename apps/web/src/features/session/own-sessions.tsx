import { routes, type Account } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import type { SectionProps } from './account-section.tsx';
import { useDoing } from './use-doing.ts';

/** Where the person is signed in (P4), without addresses; each can be ended, and its pages are cut at once. */
export function OwnSessions({ account, reload }: SectionProps): ReactElement {
  const { t, i18n } = useLingui();
  const doing = useDoing();
  const { sessions } = account;

  const end = (id: string) =>
    void doing.run(async () => {
      await rest(routes.endSession, { params: {}, body: { id } });
      await reload();
    });
  const endOthers = () =>
    void doing.run(async () => {
      await rest(routes.endOtherSessions, { params: {}, body: {} });
      await reload();
    });
  const what = ({ browser, system }: Account['sessions'][number]): string =>
    browser !== null && system !== null ? t`${browser} on ${system}` : (browser ?? system ?? t`Unknown browser`);

  return (
    <>
      {doing.failure !== undefined && <Banner tone="failed">{doing.failure}</Banner>}
      <ul className="account-list">
        {sessions.map((session) => {
          const since = i18n.date(new Date(session.begunAt), { dateStyle: 'medium', timeStyle: 'short' });
          const name = what(session);
          return (
            <li key={session.id}>
              <span>
                <b>{name}</b>
                <small>{session.own ? t`This one, since ${since}` : t`Since ${since}`}</small>
              </span>
              {!session.own && (
                <Button
                  size="small"
                  isPending={doing.isPending}
                  aria-label={t`Sign out ${name}`}
                  onPress={() => end(session.id)}
                >
                  {t`Sign out`}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button look="danger" isPending={doing.isPending} onPress={endOthers}>{t`Sign out everywhere else`}</Button>
        </div>
      )}
    </>
  );
}
