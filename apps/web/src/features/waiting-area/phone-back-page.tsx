import type { ClinicId } from '@anteroom/domain';
import { Trans, useLingui } from '@lingui/react/macro';
import { routes, type PhoneBackEntry } from '@anteroom/protocol';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { codeOf, rest } from '../../rest/rest-client.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { useMay } from '../session/may.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { CallerQuestions } from './caller-questions.tsx';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';
import './phone-back.css';
import { lengthText } from './time-words.ts';

/** Read when it is asked for and not again by itself: every reading stands in the audit log. */
function phoneBackQuery(clinicId: ClinicId) {
  return queryOptions({
    queryKey: ['phone-back', clinicId],
    queryFn: () => rest(routes.phoneBackList, { params: { clinicId }, body: {} }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
}

/** Whom to phone when pictures can't work: to read, to print, to take along as a file (E2). */
export function PhoneBackPage({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t } = useLingui();
  const { details } = useClinic();
  const clinicName = details.name;
  usePageTitle(t`Phone-back list · ${clinicName}`);
  return (
    <ClinicShell clinic={slug}>
      {useMay(slug)('attend-caller') ? (
        <List slug={slug} />
      ) : (
        <EmptyState level={1} title={t`The phone-back list is for those who attend callers`}>
          {t`Ask an administrator of the clinic for the permission for the waiting area.`}
        </EmptyState>
      )}
    </ClinicShell>
  );
}

function List({ slug }: { readonly slug: string }): ReactElement {
  const { t, i18n } = useLingui();
  const { details } = useClinic();
  const { data, error, isPending, isFetching, refetch } = useQuery(phoneBackQuery(details.id));
  const clinicName = details.name;
  const at = data === undefined ? '' : i18n.date(new Date(data.now), { dateStyle: 'medium', timeStyle: 'short' });
  const more = data?.more ?? 0;
  return (
    <div className="phone-back">
      <div className="page-head">
        <h1>{t`Phone-back list`}</h1>
        <div className="phone-back-ways">
          <LinkButton href={`/clinics/${slug}/waiting-area`} icon="start">{t`Waiting area`}</LinkButton>
          <Button icon="reconnect" isPending={isFetching} onPress={() => void refetch()}>{t`Read anew`}</Button>
          {data !== undefined && data.entries.length > 0 && (
            <>
              {/* A file, no page of ours: the router has nothing to do with it. */}
              <a className="btn btn-second" href={`/clinics/${details.id}/phone-back.csv`} download>
                <Icon name="list" size="s" />
                {t`Save as CSV`}
              </a>
              <Button look="primary" onPress={() => print()}>{t`Print`}</Button>
            </>
          )}
        </div>
      </div>
      <p className="hint phone-back-hint">
        {t`For when pictures can’t work: who waits or is on hold, and how to phone them. Who asked to be phoned comes first. Every reading is noted in the audit log.`}
      </p>
      {isPending && <Skeleton />}
      {error !== null && (
        <Banner tone="failed" onRetry={() => void refetch()}>
          {errorText(i18n, codeOf(error))}
        </Banner>
      )}
      {data?.entries.length === 0 && (
        <EmptyState title={t`Nobody is waiting to be phoned`}>
          {t`Whoever waits or is on hold appears here, with the number that they left.`}
        </EmptyState>
      )}
      {data !== undefined && data.entries.length > 0 && (
        <>
          <p className="phone-back-at">
            <Trans>
              <b>{clinicName}</b>, as of <bdi>{at}</bdi>
            </Trans>
          </p>
          {more > 0 && <Banner tone="notice">{t`${more} more callers are not on this list.`}</Banner>}
          <Table entries={data.entries} now={data.now} />
        </>
      )}
    </div>
  );
}

function Table({ entries, now }: { readonly entries: readonly PhoneBackEntry[]; readonly now: number }): ReactElement {
  const { t, i18n } = useLingui();
  const { area, details } = useClinic();
  const { toast } = useAnnouncer();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<PhoneBackEntry | null>(null);

  async function phoned(entry: PhoneBackEntry): Promise<void> {
    setAsked(null);
    const answer = await area.command(entry.id, { type: 'phoned' });
    if (!answer.ok) return toast(errorText(i18n, answer.error.code), 'failed');
    const name = nameOf(entry);
    toast(t`${name} is off the list.`);
    // Taken out here: to read the list anew would be one more entry in the audit log.
    queries.setQueryData(
      phoneBackQuery(details.id).queryKey,
      (list) => list && { ...list, entries: list.entries.filter(({ id }) => id !== entry.id) },
    );
  }

  return (
    <>
      <table className="phone-back-table">
        <thead>
          <tr>
            <th scope="col">{t`Name`}</th>
            <th scope="col">{t`Phone`}</th>
            <th scope="col">{t`Here for`}</th>
            <th scope="col">{t`Note`}</th>
            <th scope="col" className="on-paper">{t`Reached`}</th>
            <th scope="col" className="on-screen">{t`Done`}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} now={now} onPhoned={setAsked} />
          ))}
        </tbody>
      </table>
      <CallerQuestions
        question={asked === null ? null : { about: 'phoned', row: asked }}
        onConfirm={() => {
          if (asked !== null) void phoned(asked);
        }}
        onCancel={() => setAsked(null)}
      />
    </>
  );
}

interface LineProps {
  readonly entry: PhoneBackEntry;
  readonly now: number;
  readonly onPhoned: (entry: PhoneBackEntry) => void;
}

function Line({ entry, now, onPhoned }: LineProps): ReactElement {
  const { t, i18n } = useLingui();
  const { phone, phoneWanted, status, arrivedAt } = entry;
  const name = nameOf(entry);
  const notes = [phoneWanted ? t`Wants to be phoned` : '', status === 'on-hold' ? t`On hold` : ''].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        {phone === '' ? (
          <span className="hint">{t`No number`}</span>
        ) : (
          <a href={`tel:${phone.replace(/[^+0-9]/g, '')}`} dir="ltr">
            {phone}
          </a>
        )}
      </td>
      <td className="num">{lengthText(i18n, now - arrivedAt)}</td>
      <td>{notes.join(' · ')}</td>
      <td className="on-paper">
        <span className="tick" />
      </td>
      <td className="on-screen">
        <Button size="small" aria-label={t`Phoned ${name}`} onPress={() => onPhoned(entry)}>{t`Phoned`}</Button>
      </td>
    </tr>
  );
}
