import { peoplePerPage, type InvitationView } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Pages } from '../../ui/paged-list.tsx';
import { roleText } from '../session/role-text.ts';
import { invitationsQuery, usePeopleActions, type PeoplePlace } from './people.ts';

/** Who was invited and hasn't come yet; sent again or withdrawn here. Nothing where there is nobody. */
export function InvitationList({ place }: { readonly place: PeoplePlace }): ReactElement | null {
  const { t, i18n } = useLingui();
  const [page, setPage] = useState(1);
  const list = useQuery(invitationsQuery(place, { search: '', page }));
  if (list.isError)
    return (
      <Banner tone="failed" onRetry={() => void list.refetch()}>
        {errorText(i18n, list.error instanceof RestError ? list.error.code : 'server-error')}
      </Banner>
    );
  const { invitations = [], total = 0 } = list.data ?? {};
  if (total === 0) return null;
  return (
    <section className="people-invitations">
      <h2>{t`Invited`}</h2>
      <ul className="list-rows" aria-label={t`Invited`}>
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} place={place} />
        ))}
      </ul>
      <Pages label={t`Pages of invitations`} page={page} total={total} perPage={peoplePerPage} onPage={setPage} />
    </section>
  );
}

function InvitationRow({
  invitation,
  place,
}: {
  readonly invitation: InvitationView;
  readonly place: PeoplePlace;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const { resend, withdraw } = usePeopleActions(place);
  const { id, email, role, invitedBy, expiresAt, state, mayChange } = invitation;
  const until = i18n.date(new Date(expiresAt), { dateStyle: 'medium' });
  const onError = (error: unknown): void =>
    toast(errorText(i18n, error instanceof RestError ? error.code : 'server-error'), 'failed');
  return (
    <li className="person-row">
      <span className="person-name">
        <b dir="ltr">{email}</b>
        {invitedBy !== null && <small>{t`invited by ${invitedBy}`}</small>}
      </span>
      <span className="person-role">{roleText(i18n, role)}</span>
      <span className="person-permissions">{state === 'expired' ? t`Expired` : t`Valid until ${until}`}</span>
      <span className="person-acts">
        {mayChange && (
          <>
            <Button
              size="small"
              look="quiet"
              aria-label={t`Send the invitation of ${email} again`}
              isPending={resend.isPending}
              onPress={() =>
                resend.mutate(id, { onSuccess: () => toast(t`Sent again, with a new link.`, 'done'), onError })
              }
            >
              {t`Send again`}
            </Button>
            <Button
              size="small"
              look="quiet"
              aria-label={t`Withdraw the invitation of ${email}`}
              isPending={withdraw.isPending}
              onPress={() => withdraw.mutate(id, { onSuccess: () => toast(t`Withdrawn.`, 'done'), onError })}
            >
              {t`Withdraw`}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
