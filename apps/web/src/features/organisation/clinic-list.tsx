import type { ListedClinic } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { clinicsPerPage } from '@anteroom/protocol';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PagedList, Pages, useListSearch } from '../../ui/paged-list.tsx';
import { mayIn } from '../session/may.ts';
import { useSession } from '../session/session.ts';
import { CreateClinic } from './create-clinic.tsx';
import { clinicsQuery, useMayInOrganisation, useStructureActions, type OfOrganisation } from './organisations.ts';
import './organisation.css';

/** The clinics of an organisation: searched, 25 a page, the closed ones folded away (S2, P5). */
export function ClinicList({ organisation }: OfOrganisation): ReactElement {
  const { t, i18n } = useLingui();
  const list = useListSearch();
  const [isClosedOpen, setClosedOpen] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const { search } = list.part;
  const read = useQuery(clinicsQuery({ organisation: organisation.slug, ...list.part, closed: false }));
  const may = useMayInOrganisation(organisation.id);
  const { closed = 0, clinics = [] } = read.data ?? {};
  return (
    <div className="clinic-list">
      <PagedList
        list={list}
        label={t`Clinics`}
        searchLabel={t`Search clinics`}
        total={read.data?.total}
        perPage={clinicsPerPage}
        empty={{ title: t`No clinic yet`, text: t`Clinics of this organisation appear here.` }}
        notFound={{ title: t`Nothing found`, text: t`No open clinic is called so.` }}
        failure={read.isError ? errorText(i18n, codeOf(read.error)) : undefined}
        onRetry={() => void read.refetch()}
        action={
          may('manage-clinics') && (
            <Button look="primary" icon="plus" onPress={() => setMaking(true)}>{t`Create a clinic`}</Button>
          )
        }
      >
        {clinics.map((clinic) => (
          <ClinicRow key={clinic.id} clinic={clinic} organisation={organisation} />
        ))}
      </PagedList>
      {closed > 0 && (
        <Button
          look="quiet"
          size="small"
          iconAfter={isClosedOpen ? 'up' : 'down'}
          aria-expanded={isClosedOpen}
          onPress={() => setClosedOpen(!isClosedOpen)}
        >
          {plural(closed, { one: '# closed clinic', other: '# closed clinics' })}
        </Button>
      )}
      {isClosedOpen && closed > 0 && <ClosedClinics key={search} organisation={organisation} search={search} />}
      {isMaking && <CreateClinic organisation={organisation} onClose={() => setMaking(false)} />}
    </div>
  );
}

function ClosedClinics({ organisation, search }: OfOrganisation & { readonly search: string }): ReactElement {
  const { t } = useLingui();
  const [page, setPage] = useState(1);
  const { data } = useQuery(clinicsQuery({ organisation: organisation.slug, search, page, closed: true }));
  if (data === undefined) return <Skeleton rows={1} />;
  return (
    <>
      <ul className="list-rows" aria-label={t`Closed clinics`}>
        {data.clinics.map((clinic) => (
          <ClinicRow key={clinic.id} clinic={clinic} organisation={organisation} />
        ))}
      </ul>
      <Pages
        label={t`Pages of closed clinics`}
        page={page}
        total={data.total}
        perPage={clinicsPerPage}
        onPage={setPage}
      />
    </>
  );
}

function ClinicRow({ clinic, organisation }: OfOrganisation & { readonly clinic: ListedClinic }): ReactElement {
  const { t } = useLingui();
  const me = useSession();
  const may = mayIn(me, { id: clinic.id, organisationId: organisation.id });
  const isClosed = clinic.closedAt !== null;
  const canEnter = may('see-team-members');
  return (
    <li className="clinic-row">
      <span className="clinic-row-name">
        {canEnter ? <Link href={`/clinics/${clinic.slug}`}>{clinic.name}</Link> : <b>{clinic.name}</b>}
        <small dir="ltr">/c/{clinic.slug}</small>
      </span>
      <ClinicState clinic={clinic} />
      <span className="clinic-row-acts">
        {may('configure-clinic') && (
          <LinkButton size="small" look="quiet" icon="gear" href={`/clinics/${clinic.slug}/configure`}>
            {t`Configure`}
          </LinkButton>
        )}
        {may('manage-clinics') && <CloseOrReopen clinic={clinic} isClosed={isClosed} />}
      </span>
    </li>
  );
}

function ClinicState({ clinic }: { readonly clinic: ListedClinic }): ReactElement {
  const { t } = useLingui();
  if (clinic.closedAt !== null) return <span className="clinic-state">{t`Closed`}</span>;
  if (!clinic.waitingAreaIsOn) return <span className="clinic-state">{t`Waiting area off`}</span>;
  const { waiting } = clinic;
  if (waiting === null) return <span className="clinic-state">{t`Open`}</span>;
  return (
    <span className={waiting > 0 ? 'clinic-state is-waiting' : 'clinic-state'}>
      <Icon name="clock" size="s" />
      {waiting === 0
        ? t`Nobody is waiting`
        : plural(waiting, { one: '# person is waiting', other: '# people are waiting' })}
    </span>
  );
}

function CloseOrReopen({
  clinic,
  isClosed,
}: {
  readonly clinic: ListedClinic;
  readonly isClosed: boolean;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const { setClosed } = useStructureActions();
  const [isAsking, setAsking] = useState(false);
  const change = (closed: boolean): void =>
    setClosed.mutate(
      { clinic: clinic.slug, closed },
      {
        onSuccess: () => toast(closed ? t`The clinic is closed.` : t`The clinic is open again.`, 'done'),
        onError: (error) => toast(errorText(i18n, codeOf(error)), 'failed'),
        onSettled: () => setAsking(false),
      },
    );
  if (isClosed)
    return (
      <Button size="small" isPending={setClosed.isPending} onPress={() => change(false)}>
        {t`Open again`}
      </Button>
    );
  const { name } = clinic;
  return (
    <>
      <Button look="quiet" size="small" icon="lock" onPress={() => setAsking(true)}>{t`Close`}</Button>
      <Confirm
        title={t`Close ${name}?`}
        isOpen={isAsking}
        action={t`Close the clinic`}
        isDanger
        isPending={setClosed.isPending}
        onConfirm={() => change(true)}
        onCancel={() => setAsking(false)}
      >
        {t`Nobody new can come in: its link says that it is closed. Whoever is inside finishes, and its history stays. You can open it again.`}
      </Confirm>
    </>
  );
}
