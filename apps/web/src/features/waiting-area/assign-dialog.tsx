import { useLingui } from '@lingui/react/macro';
import type { PersonId } from '@anteroom/domain';
import { choicesPerPage, type Row } from '@anteroom/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PagedList, useListSearch } from '../../ui/paged-list.tsx';
import { useSession } from '../session/session.ts';
import { colleaguesQuery } from '../transfer/choices.ts';
import '../transfer/transfer.css';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';

export interface AssignDialogProps {
  readonly row: Row;
  readonly onClose: () => void;
}

/** Who of the team sees a caller (W3). */
export function AssignDialog({ row, onClose }: AssignDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const { details, area } = useClinic();
  const me = useSession();
  const list = useListSearch();
  const found = useQuery(colleaguesQuery(details.id, list.part));
  const [pending, setPending] = useState<PersonId | 'nobody' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const name = nameOf(row);

  const assign = async (to: PersonId | null): Promise<void> => {
    setPending(to ?? 'nobody');
    setProblem(null);
    const answer = await area.command(row.id, { type: 'assign', to });
    setPending(null);
    if (answer.ok) onClose();
    else setProblem(errorText(i18n, answer.error.code));
  };

  return (
    <Dialog title={t`Assign ${name}`} isOpen onClose={onClose}>
      {problem !== null && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <PagedList
        list={list}
        label={t`Colleagues`}
        searchLabel={t`Search colleagues`}
        total={found.data?.total}
        perPage={choicesPerPage}
        empty={{
          title: t`Nobody sees callers here`,
          text: t`The permission for the waiting area is ticked for nobody.`,
        }}
        notFound={{ title: t`Nobody here is called that`, text: t`Search for a part of the name.` }}
        failure={
          found.isError
            ? errorText(i18n, found.error instanceof RestError ? found.error.code : 'server-error')
            : undefined
        }
        onRetry={() => void found.refetch()}
        action={
          row.assignedToId !== null && (
            <Button size="small" isPending={pending === 'nobody'} onPress={() => void assign(null)}>
              {t`Assign to nobody`}
            </Button>
          )
        }
      >
        {found.data?.colleagues.map(({ personId, name: colleague }) => (
          <li key={personId} className="choice-row">
            <span className="choice-words">
              <b>
                <bdi>{colleague}</bdi>
              </b>
              {personId === me.personId && <small>{t`You`}</small>}
            </span>
            {personId === row.assignedToId ? (
              <span>{t`Assigned`}</span>
            ) : (
              <Button
                size="small"
                aria-label={t`Assign to ${colleague}`}
                isPending={pending === personId}
                onPress={() => void assign(personId)}
              >
                {t`Assign`}
              </Button>
            )}
          </li>
        ))}
      </PagedList>
    </Dialog>
  );
}
