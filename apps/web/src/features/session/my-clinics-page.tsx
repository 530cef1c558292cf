import type { Me } from '@anteroom/protocol';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { EmptyState } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ClinicLogo } from '../../ui/logotype.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PlainShell } from '../shell/plain-shell.tsx';
import { logoAddress } from '../settings/use-brand.ts';
import { roleText } from './role-text.ts';
import { useSessionLive } from './session.ts';
import './session.css';

/** The clinics that somebody works in (P5), each with how many callers wait there. */
export function MyClinicsPage(): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`My clinics`);
  // A closed clinic is no place to go to, but while somebody still waits there.
  const clinics = useSessionLive().clinics.filter(({ isClosed, waiting }) => !isClosed || waiting > 0);
  return (
    <PlainShell title={t`My clinics`}>
      <div className="page">
        <h1>{t`My clinics`}</h1>
        {clinics.length === 0 ? (
          <EmptyState title={t`No clinic yet`}>
            {t`A clinic appears here as soon as its administrator adds you to the team.`}
          </EmptyState>
        ) : (
          <ul className="clinics">
            {clinics.map((clinic) => (
              <li key={clinic.id}>
                <ClinicCard clinic={clinic} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </PlainShell>
  );
}

function ClinicCard({ clinic }: { readonly clinic: Me['clinics'][number] }): ReactElement {
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
