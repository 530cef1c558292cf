import type { ListedClinic } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { clinicsPerPage } from '@anteroom/protocol';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { mayIn } from '../session/may.ts';
import { useSession } from '../session/session.ts';
import { CreateClinic } from './create-clinic.tsx';
import { clinicsQuery, useMayInOrganisation, useStructureActions, type OfOrganisation } from './organisations.ts';
import './organisation.css';

/** The clinics of an organisation: searched, 25 a page, the closed ones folded away (S2, P5). */
export function ClinicList({ organisation }: OfOrganisation): ReactElement {
  const { t, i18n } = useLingui();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [isClosedOpen, setClosedOpen] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const wanted = { organisation: organisation.slug, search: useDeferredValue(search.trim()), page };
  const list = useQuery(clinicsQuery({ ...wanted, closed: false }));
  const may = useMayInOrganisation(organisation.id);
  const pages = Math.max(1, Math.ceil((list.data?.total ?? 0) / clinicsPerPage));
  const { closed = 0, total = 0, clinics = [] } = list.data ?? {};
  return (
    <div className="clinic-list">
      <div className="tools">
        <div className="clinic-search">
          <Icon name="search" />
          <TextField
            label={t`Search clinics`}
            isLabelHidden
            type="search"
            placeholder={t`Search clinics`}
            value={search}
            maxLength={120}
            onChange={(text) => {
              setSearch(text);
              setPage(1);
            }}
          />
        </div>
        {may('manage-clinics') && (
          <Button look="primary" icon="plus" onPress={() => setMaking(true)}>{t`Create a clinic`}</Button>
        )}
      </div>
      {list.isPending && <Skeleton rows={3} />}
      {list.isError && (
        <Banner tone="failed" onRetry={() => void list.refetch()}>
          {errorText(i18n, list.error instanceof RestError ? list.error.code : 'server-error')}
        </Banner>
      )}
      {list.data !== undefined && total === 0 && (
        <EmptyState title={search === '' ? t`No clinic yet` : t`Nothing found`}>
          {search === '' ? t`Clinics of this organisation appear here.` : t`No open clinic is called so.`}
        </EmptyState>
      )}
      <ul className="clinic-rows" aria-label={t`Clinics`}>
        {clinics.map((clinic) => (
          <ClinicRow key={clinic.id} clinic={clinic} organisation={organisation} />
        ))}
      </ul>
      {pages > 1 && (
        <nav className="pages" aria-label={t`Pages`}>
          <Button size="small" icon="start" isDisabled={page === 1} onPress={() => setPage(page - 1)}>{t`Back`}</Button>
          <span role="status">{t`Page ${page} of ${pages}`}</span>
          <Button size="small" iconAfter="end" isDisabled={page >= pages} onPress={() => setPage(page + 1)}>
            {t`Next`}
          </Button>
        </nav>
      )}
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
      {isClosedOpen && closed > 0 && <ClosedClinics organisation={organisation} search={wanted.search} />}
      {isMaking && <CreateClinic organisation={organisation} onClose={() => setMaking(false)} />}
    </div>
  );
}

function ClosedClinics({ organisation, search }: OfOrganisation & { readonly search: string }): ReactElement {
  const { t } = useLingui();
  const { data } = useQuery(clinicsQuery({ organisation: organisation.slug, search, page: 1, closed: true }));
  if (data === undefined) return <Skeleton rows={1} />;
  return (
    <ul className="clinic-rows" aria-label={t`Closed clinics`}>
      {data.clinics.map((clinic) => (
        <ClinicRow key={clinic.id} clinic={clinic} organisation={organisation} />
      ))}
    </ul>
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
        onError: (error) => toast(errorText(i18n, error instanceof RestError ? error.code : 'server-error'), 'failed'),
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
