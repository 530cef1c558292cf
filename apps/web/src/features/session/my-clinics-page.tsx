import { myClinicsPerPage, type MyClinic } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { errorText } from '../../errors/error-text.ts';
import { codeOf } from '../../rest/rest-client.ts';
import { Icon } from '../../ui/icon.tsx';
import { ClinicLogo } from '../../ui/logotype.tsx';
import { PagedList, useListSearch } from '../../ui/paged-list.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PlainShell } from '../shell/plain-shell.tsx';
import { logoAddress } from '../settings/use-brand.ts';
import { roleText } from './role-text.ts';
import { myClinicsQuery, useSession } from './session.ts';
import './session.css';

/** So many clinics are found at a glance. */
const withoutSearch = 8;

/** The clinics that somebody works in (P5), each with how many callers wait there: searched, and turned by pages. */
export function MyClinicsPage(): ReactElement {
  const { t, i18n } = useLingui();
  usePageTitle(t`My clinics`);
  const list = useListSearch();
  const read = useQuery(myClinicsQuery(list.part));
  const { clinicCount } = useSession();
  return (
    <PlainShell title={t`My clinics`}>
      <div className="page">
        <h1>{t`My clinics`}</h1>
        <PagedList
          list={list}
          look="cards"
          label={t`My clinics`}
          searchLabel={t`Search clinics`}
          isSearchHidden={clinicCount <= withoutSearch}
          total={read.data?.total}
          perPage={myClinicsPerPage}
          empty={{
            title: t`No clinic yet`,
            text: t`A clinic appears here as soon as its administrator adds you to the team.`,
          }}
          notFound={{ title: t`Nothing found`, text: t`None of your clinics is called so.` }}
          failure={read.isError ? errorText(i18n, codeOf(read.error)) : undefined}
          onRetry={() => void read.refetch()}
        >
          {read.data?.clinics.map((clinic) => (
            <li key={clinic.id}>
              <ClinicCard clinic={clinic} />
            </li>
          ))}
        </PagedList>
      </div>
    </PlainShell>
  );
}

function ClinicCard({ clinic }: { readonly clinic: MyClinic }): ReactElement {
  const { t, i18n } = useLingui();
  return (
    <Link className="card clinic-card" href={`/clinics/${clinic.slug}`}>
      <ClinicLogo name={clinic.organisation} src={logoAddress(clinic.brand)} size={44} />
      <span className="clinic-card-name">
        <b>{clinic.name}</b>
        <small>
          {[clinic.organisation, roleText(i18n, clinic.role), clinic.isClosed ? t`Closed` : '']
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className={clinic.waiting > 0 ? 'clinic-card-waiting is-waiting' : 'clinic-card-waiting'}>
        <Icon name="clock" size="s" />
        {clinic.waiting === 0
          ? t`Nobody is waiting`
          : plural(clinic.waiting, { one: '# person is waiting', other: '# people are waiting' })}
      </span>
      <Icon name="end" />
    </Link>
  );
}
