import { useLingui } from '@lingui/react/macro';
import type { ClinicId, PersonId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ReactElement } from 'react';
import { rest } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** The first page of a clinic's team whose name or address holds the words. */
function teamQuery(clinicId: ClinicId, search: string) {
  return queryOptions({
    queryKey: ['room-owners', clinicId, search],
    queryFn: () => rest(routes.listTeam, { params: { clinicId }, query: search === '' ? {} : { search }, body: {} }),
    placeholderData: (before) => before,
  });
}

export interface GiveRoomProps {
  readonly clinicId: ClinicId;
  /** The person whose room is being made; null while nobody's is. */
  readonly pending: string | null;
  /** What the server refused, in words. */
  readonly problem: string | undefined;
  readonly onGive: (personId: PersonId) => void;
  readonly onClose: () => void;
}

/** Gives a member a user room of their own (S5): one a member and clinic. */
export function GiveRoom({ clinicId, pending, problem, onGive, onClose }: GiveRoomProps): ReactElement {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const team = useQuery(teamQuery(clinicId, useDeferredValue(search.trim())));
  const members = (team.data?.members ?? []).filter(
    ({ role, isDisabled }) => role !== 'service-referrer' && !isDisabled,
  );
  const isMore = (team.data?.total ?? 0) > (team.data?.members.length ?? 0);
  return (
    <Dialog title={t`Give a user room`} isOpen onClose={onClose}>
      <TextField
        label={t`Search the team`}
        type="search"
        autoComplete="off"
        autoFocus
        value={search}
        onChange={setSearch}
      />
      {problem !== undefined && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      {team.isPending && <Skeleton rows={3} />}
      {team.isError && (
        <Banner tone="failed" onRetry={() => void team.refetch()}>
          {t`The team could not be read.`}
        </Banner>
      )}
      {team.data !== undefined && members.length === 0 && <p>{t`Nobody of that name is in the team.`}</p>}
      <ul className="rooms-rows">
        {members.map((member) => {
          const name = member.displayName ?? member.name;
          return (
            <li key={member.personId}>
              <span className="rooms-words">
                <b>
                  <bdi>{name}</bdi>
                </b>
                <small dir="ltr">{member.email}</small>
              </span>
              <Button
                size="small"
                aria-label={t`Give ${name} a room`}
                isPending={pending === member.personId}
                onPress={() => onGive(member.personId)}
              >
                {t`Give a room`}
              </Button>
            </li>
          );
        })}
      </ul>
      {isMore && <p>{t`There are more. Search by name to find the others.`}</p>}
    </Dialog>
  );
}
