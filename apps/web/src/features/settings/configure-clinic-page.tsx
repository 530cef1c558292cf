import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { TemplatesCard } from '../caller-link/templates-card.tsx';
import { WebsiteButton } from '../caller-link/website-button.tsx';
import { FirstSteps } from '../first-steps/first-steps.tsx';
import { RoomsSettings } from '../room/rooms-settings.tsx';
import { useMay } from '../session/may.ts';
import { useMyClinic } from '../session/session.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { ConfigurePage, sharedTabs, type ConfigureTab } from './configure-page.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/feedback.tsx';
import { TransferCards } from './transfer-cards.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';
import { WaitingExperienceTab } from './waiting/waiting-experience-tab.tsx';
import { WaitingAreaCard } from './waiting-area-card.tsx';

export interface ConfigureClinicPageProps {
  /** The clinic's slug. */
  readonly clinic: string;
  readonly tab: string;
}

/** What is set for a clinic, and what it inherits; its rooms too (A1, S10). */
export function ConfigureClinicPage({ clinic: slug, tab }: ConfigureClinicPageProps): ReactElement {
  const { t } = useLingui();
  const may = useMay(slug);
  const clinic = useMyClinic(slug);
  const base = `/clinics/${slug}`;
  const information = (panel: SettingsPanel) => (
    <>
      {clinic && <FirstSteps clinic={clinic} />}
      {sharedTabs.information(panel)}
    </>
  );
  const referrers = may('see-team-members') ? (
    <LinkButton size="small" href={`${base}/team`}>{t`Service referrers`}</LinkButton>
  ) : null;
  const waitingArea = (panel: SettingsPanel) => (
    <>
      <WaitingAreaCard panel={panel} />
      {sharedTabs.arriving(panel)}
      <TransferCards panel={panel} referrers={referrers} />
    </>
  );
  const share = (panel: SettingsPanel) => (
    <>
      <TemplatesCard panel={panel} />
      <Card className="settings-card">
        <h2>{t`A button for your website`}</h2>
        <WebsiteButton clinic={slug} />
      </Card>
    </>
  );
  const tabs: readonly ConfigureTab[] = [
    { part: 'clinic', label: t`Clinic`, content: information },
    ...(may('see-team-members') ? [{ part: 'team', label: t`Team members`, href: `${base}/team` }] : []),
    {
      part: 'waiting-experience',
      label: t`Waiting experience`,
      content: (panel) => <WaitingExperienceTab panel={panel} address={{ clinic: slug }} />,
    },
    { part: 'call-quality', label: t`Call quality`, content: sharedTabs.callQuality },
    { part: 'joining', label: t`Joining a call`, content: sharedTabs.joining },
    { part: 'interface', label: t`Call interface`, content: sharedTabs.interface },
    { part: 'waiting-area', label: t`Waiting area`, content: waitingArea },
    { part: 'share', label: t`Share`, content: share },
    ...(may('see-clinic-reports') ? [{ part: 'survey', label: t`Survey`, href: `${base}/survey` }] : []),
    ...(may('manage-rooms') ? [{ part: 'rooms', label: t`Rooms`, content: () => <RoomsSettings /> }] : []),
  ];
  return (
    <ClinicShell clinic={slug}>
      <ConfigurePage
        address={{ clinic: slug }}
        base={base}
        name={clinic?.name ?? slug}
        tab={tab}
        tabs={tabs}
        isAllowed={may('configure-clinic')}
        refusal={t`Ask an administrator of the clinic to change something.`}
      />
    </ClinicShell>
  );
}
