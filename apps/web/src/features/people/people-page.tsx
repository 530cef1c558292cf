import { peoplePerPage } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { PagedList, useListSearch } from '../../ui/paged-list.tsx';
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
  /** Above the list. */
  readonly before?: ReactNode;
}

/** Everybody of a place, with what they are there, and who was invited (P3). */
export function PeoplePage({ place, title, roles, before }: PeoplePageProps): ReactElement {
  const { t, i18n } = useLingui();
  const list = useListSearch();
  const [isInviting, setInviting] = useState(false);
  const read = useQuery(peopleQuery(place, list.part));
  const { people = [], now = 0 } = read.data ?? {};
  return (
    <div className="page people">
      <h1>{title}</h1>
      {before}
      <PagedList
        list={list}
        label={title}
        searchLabel={t`Search people`}
        total={read.data?.total}
        perPage={peoplePerPage}
        empty={{ title: t`Nobody yet`, text: t`Whoever accepts an invitation appears here.` }}
        notFound={{ title: t`Nobody found`, text: t`Nobody here is called so.` }}
        failure={read.isError ? errorText(i18n, codeOf(read.error)) : undefined}
        onRetry={() => void read.refetch()}
        action={
          roles.length > 0 && (
            <Button look="primary" icon="plus" onPress={() => setInviting(true)}>{t`Invite people`}</Button>
          )
        }
      >
        {people.map((person) => (
          <PersonRow key={`${person.personId} ${person.role}`} {...{ person, place, roles, now }} />
        ))}
      </PagedList>
      {roles.length > 0 && <InvitationList place={place} />}
      {isInviting && <InviteDialog place={place} roles={roles} onClose={() => setInviting(false)} />}
    </div>
  );
}
