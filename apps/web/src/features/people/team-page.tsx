import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { usePageTitle } from '../../ui/page-title.ts';
import { FirstSteps } from '../first-steps/first-steps.tsx';
import { useMay } from '../session/may.ts';
import { useMyClinic } from '../session/session.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { PeoplePage } from './people-page.tsx';
import type { AnyRole } from './people.ts';

/** The team of one clinic (P3). */
export function TeamPage({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t } = useLingui();
  const may = useMay(slug);
  const clinic = useMyClinic(slug);
  const name = clinic?.name ?? slug;
  usePageTitle(t`Team members · ${name}`);
  const roles: readonly AnyRole[] = may('manage-clinic-staff')
    ? ['team-member', 'clinic-clerk', 'clinic-administrator', 'service-referrer']
    : may('manage-team-members')
      ? ['team-member']
      : [];
  return (
    <ClinicShell clinic={slug}>
      {clinic && (
        <PeoplePage
          place={{ kind: 'clinic', id: clinic.id }}
          title={t`Team members`}
          roles={roles}
          before={<FirstSteps clinic={clinic} />}
        />
      )}
    </ClinicShell>
  );
}
