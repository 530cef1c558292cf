import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { peopleQuery, type AnyRole, type PeoplePlace } from './people.ts';
import { PersonRow } from './person-row.tsx';
import './people.css';

export interface PeoplePageProps {
  readonly place: PeoplePlace;
  readonly title: string;
  /** The roles that the reader may give; none where they only look. */
  readonly roles: readonly AnyRole[];
}

const perPage = 20;

/** Everybody of a place, with what they are there, and who was invited (P3). */
export function PeoplePage({ place, title, roles }: PeoplePageProps): ReactElement {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [isInviting, setInviting] = useState(false);
  const part = { search: useDeferredValue(search.trim()), page };
  const list = useQuery(peopleQuery(place, part));
  const { people = [], total = 0, now = 0 } = list.data ?? {};
  const pages = Math.max(1, Math.ceil(total / perPage));
  return (
    <div className="page people">
      <h1>{title}</h1>
      <div className="people-tools">
        <div className="people-search">
          <Icon name="search" />
          <TextField
            label={t`Search people`}
            isLabelHidden
            type="search"
            placeholder={t`Search people`}
            value={search}
            maxLength={100}
            onChange={(text) => {
              setSearch(text);
              setPage(1);
            }}
          />
        </div>
        {roles.length > 0 && (
          <Button look="primary" icon="plus" onPress={() => setInviting(true)}>{t`Invite people`}</Button>
        )}
      </div>
      {list.isPending && <Skeleton rows={4} />}
      {list.isError && (
        <Banner tone="failed" onRetry={() => void list.refetch()}>
          {errorText(i18n, list.error instanceof RestError ? list.error.code : 'server-error')}
        </Banner>
      )}
      {list.data !== undefined && total === 0 && (
        <EmptyState title={search === '' ? t`Nobody yet` : t`Nobody found`}>
          {search === '' ? t`Whoever accepts an invitation appears here.` : t`Nobody here is called so.`}
        </EmptyState>
      )}
      {people.length > 0 && (
        <ul className="people-rows" aria-label={title}>
          {people.map((person) => (
            <PersonRow key={`${person.personId} ${person.role}`} {...{ person, place, roles, now }} />
          ))}
        </ul>
      )}
      {pages > 1 && (
        <nav className="people-pages" aria-label={t`Pages`}>
          <Button size="small" icon="start" isDisabled={page === 1} onPress={() => setPage(page - 1)}>{t`Back`}</Button>
          <span role="status">{t`Page ${page} of ${pages}`}</span>
          <Button size="small" iconAfter="end" isDisabled={page >= pages} onPress={() => setPage(page + 1)}>
            {t`Next`}
          </Button>
        </nav>
      )}
      {roles.length > 0 && <InvitationList place={place} />}
      {isInviting && <InviteDialog place={place} roles={roles} onClose={() => setInviting(false)} />}
    </div>
  );
}
