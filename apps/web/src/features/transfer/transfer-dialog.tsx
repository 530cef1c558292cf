import { handOverNoteLimit } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { choicesPerPage, type Row, type TransferDestination } from '@anteroom/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PagedList, useListSearch } from '../../ui/paged-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { nameOf } from '../waiting-area/caller-rows.ts';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { destinationsQuery } from './choices.ts';
import './transfer.css';

export interface TransferDialogProps {
  readonly row: Row;
  readonly onClose: () => void;
}

/** Hands a caller over: to which clinic, and what it has to know (S8, W3). */
export function TransferDialog({ row, onClose }: TransferDialogProps): ReactElement {
  const { t } = useLingui();
  const [to, setTo] = useState<TransferDestination | null>(null);
  const name = nameOf(row);
  return (
    <Dialog title={t`Transfer ${name}`} isOpen wide onClose={onClose}>
      {to === null ? (
        <Destinations onChoose={setTo} />
      ) : (
        <HandOverForm row={row} to={to} onBack={() => setTo(null)} onDone={onClose} />
      )}
    </Dialog>
  );
}

function Destinations({ onChoose }: { readonly onChoose: (to: TransferDestination) => void }): ReactElement {
  const { t, i18n } = useLingui();
  const { details } = useClinic();
  const list = useListSearch();
  const found = useQuery(destinationsQuery(details.id, list.part));
  return (
    <PagedList
      list={list}
      label={t`Clinics`}
      searchLabel={t`Search clinics`}
      total={found.data?.total}
      perPage={choicesPerPage}
      empty={{
        title: t`There is no clinic to transfer to`,
        text: t`You can transfer callers to clinics that you belong to, or that made you their service referrer.`,
      }}
      notFound={{
        title: t`No clinic is called that`,
        text: t`Search for a part of its name, or of its organisation’s.`,
      }}
      failure={
        found.isError
          ? errorText(i18n, found.error instanceof RestError ? found.error.code : 'server-error')
          : undefined
      }
      onRetry={() => void found.refetch()}
    >
      {found.data?.destinations.map((to) => {
        const { name, organisation } = to;
        return (
          <li key={to.id} className="choice-row">
            <span className="choice-words">
              <b>
                <bdi>{name}</bdi>
              </b>
              <small>
                <bdi>{organisation}</bdi>
                {to.isOutside && <> · {t`another organisation`}</>}
                {to.asks !== null && <> · {t`has to accept`}</>}
              </small>
            </span>
            <Button size="small" aria-label={t`Choose ${name}`} onPress={() => onChoose(to)}>
              {t`Choose`}
            </Button>
          </li>
        );
      })}
    </PagedList>
  );
}

interface HandOverFormProps {
  readonly row: Row;
  readonly to: TransferDestination;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function HandOverForm({ row, to, onBack, onDone }: HandOverFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const { area } = useClinic();
  const { toast } = useAnnouncer();
  const [note, setNote] = useState('');
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const name = nameOf(row);
  const clinic = to.name;
  const minutes = to.asks;

  const send = async (): Promise<void> => {
    setSending(true);
    setProblem(null);
    const answer = await area.command(row.id, { type: 'offer-transfer', to: to.id, note });
    setSending(false);
    if (!answer.ok) return setProblem(errorText(i18n, answer.error.code));
    toast(minutes === null ? t`${name} is with ${clinic} now.` : t`${clinic} is asked to take ${name}.`, 'done');
    onDone();
  };

  return (
    <form
      className="hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending) void send();
      }}
    >
      <div className="choice-row is-chosen">
        <span className="choice-words">
          <b>
            <bdi>{clinic}</bdi>
          </b>
          <small>
            <bdi>{to.organisation}</bdi>
          </small>
        </span>
        <Button size="small" onPress={onBack}>
          {t`Choose another`}
        </Button>
      </div>
      <TextField
        label={t`Hand-over note`}
        hint={t`What they need to know. The caller doesn’t see it, and it is erased with their visit.`}
        rows={4}
        autoFocus
        maxLength={handOverNoteLimit}
        value={note}
        onChange={setNote}
      />
      <p className="caller-sees">
        <b>{t`What ${name} sees:`}</b>{' '}
        {minutes === null
          ? t`that they are in ${clinic} now, that nothing has to be typed again, and that the time they have waited counts.`
          : t`that ${clinic} is being asked, and that they keep their place here until it says yes. It has ${minutes} minutes.`}
      </p>
      {problem !== null && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-acts">
        <Button look="primary" type="submit" icon="transfer" isPending={isSending}>
          {minutes === null ? t`Transfer` : t`Ask ${clinic}`}
        </Button>
      </div>
    </form>
  );
}
