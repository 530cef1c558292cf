import type { MyOrganisation } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Banner, Card, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ClinicLogo } from '../../ui/logotype.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { roleText } from '../session/role-text.ts';
import { PlainShell } from '../shell/plain-shell.tsx';
import { ClinicList } from './clinic-list.tsx';
import { organisationsQuery } from './organisations.ts';
import './organisation.css';

/** The organisations in which somebody is something, each with its clinics (P5). */
export function OrganisationsPage(): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`My organisations`);
  const { data, error, refetch } = useQuery(organisationsQuery);
  return (
    <PlainShell title={t`My organisations`}>
      <div className="page organisations">
        <h1>{t`My organisations`}</h1>
        {data === undefined && error === null && <Skeleton />}
        {error !== null && data === undefined && (
          <Banner tone="failed" onRetry={() => void refetch()}>
            {errorText(i18n, error instanceof RestError ? error.code : 'server-error')}
          </Banner>
        )}
        {data?.organisations.length === 0 && (
          <EmptyState title={t`No organisation yet`}>
            {t`An organisation appears here as soon as you belong to it or to one of its clinics.`}
          </EmptyState>
        )}
        {data?.organisations.map((organisation) => (
          <OrganisationCard key={organisation.id} organisation={organisation} />
        ))}
      </div>
    </PlainShell>
  );
}

function OrganisationCard({ organisation }: { readonly organisation: MyOrganisation }): ReactElement {
  const { t, i18n } = useLingui();
  const { slug, name, role, clinics } = organisation;
  const count = plural(clinics, { one: '# clinic', other: '# clinics' });
  return (
    <Card className="organisation">
      <header>
        <ClinicLogo name={name} size={44} />
        <span className="organisation-name">
          <h2>{name}</h2>
          <small>{[roleText(i18n, role ?? ''), count].filter(Boolean).join(' · ')}</small>
        </span>
        {role !== null && <LinkButton href={`/organisations/${slug}`} iconAfter="end">{t`To its pages`}</LinkButton>}
      </header>
      <ClinicList organisation={organisation} />
    </Card>
  );
}
