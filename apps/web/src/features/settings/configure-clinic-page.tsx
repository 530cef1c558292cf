import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { FirstSteps } from '../first-steps/first-steps.tsx';
import { useMay } from '../session/may.ts';
import { useMyClinic } from '../session/session.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { ConfigureFrame } from './configure-frame.tsx';
import { InformationCards } from './information-cards.tsx';
import { InterfaceCards } from './interface-cards.tsx';
import { JoiningCards } from './joining-cards.tsx';
import { NameCard } from './name-card.tsx';
import { WaitingAreaCard } from './waiting-area-card.tsx';

export interface ConfigureClinicPageProps {
  /** The clinic's slug. */
  readonly clinic: string;
  readonly tab: string;
}

/** What is set for a clinic, and what it inherits (A1, S10). */
export function ConfigureClinicPage({ clinic: slug, tab }: ConfigureClinicPageProps): ReactElement {
  const { t } = useLingui();
  const may = useMay(slug);
  const clinic = useMyClinic(slug);
  const name = clinic?.name ?? slug;
  usePageTitle(t`Configure · ${name}`);
  const at = (part: string, label: string) => ({
    href: `/clinics/${slug}/configure/${part}`,
    label,
    isCurrent: part === tab,
  });
  const tabs = [
    at('clinic', t`Clinic`),
    ...(may('see-team-members') ? [{ href: `/clinics/${slug}/team`, label: t`Team members`, isCurrent: false }] : []),
    at('joining', t`Joining a call`),
    at('interface', t`Call interface`),
    at('waiting-area', t`Waiting area`),
    ...(may('manage-rooms') ? [at('rooms', t`Rooms`)] : []),
  ];
  return (
    <ClinicShell clinic={slug}>
      {may('configure-clinic') ? (
        <ConfigureFrame address={{ clinic: slug }} tabs={tabs}>
          {(panel) => {
            switch (tab) {
              case 'joining':
                return <JoiningCards panel={panel} />;
              case 'interface':
                return <InterfaceCards panel={panel} />;
              case 'waiting-area':
                return <WaitingAreaCard panel={panel} />;
              default:
                return (
                  <>
                    {clinic && <FirstSteps clinic={clinic} />}
                    <NameCard view={panel.view} />
                    <InformationCards panel={panel} />
                  </>
                );
            }
          }}
        </ConfigureFrame>
      ) : (
        <EmptyState level={1} title={t`Settings are for administrators`}>
          {t`Ask an administrator of the clinic to change something.`}
        </EmptyState>
      )}
    </ClinicShell>
  );
}
