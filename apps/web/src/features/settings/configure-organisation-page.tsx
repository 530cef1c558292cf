import { useLingui } from '@lingui/react/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { OrganisationFirstSteps } from '../first-steps/first-steps.tsx';
import { HoursCards } from '../hours/hours-cards.tsx';
import { OrganisationShell } from '../organisation/organisation-shell.tsx';
import { organisationsQuery, useMayInOrganisation } from '../organisation/organisations.ts';
import { SingleSignOnSettings } from '../single-sign-on/single-sign-on-settings.tsx';
import { TransferCards } from './transfer-cards.tsx';
import { WaitingExperienceTab } from './waiting/waiting-experience-tab.tsx';
import { ConfigurePage, sharedTabs, type ConfigureTab } from './configure-page.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

export interface ConfigureOrganisationPageProps {
  /** The organisation's slug. */
  readonly organisation: string;
  readonly tab: string;
}

/** What is set for an organisation; its clinics inherit it until they set something else (A1, S10). */
export function ConfigureOrganisationPage({ organisation: slug, tab }: ConfigureOrganisationPageProps): ReactElement {
  const { t } = useLingui();
  const { organisations } = useSuspenseQuery(organisationsQuery).data;
  const organisation = organisations.find((one) => one.slug === slug);
  const may = useMayInOrganisation(organisation?.id ?? null);
  const information = (panel: SettingsPanel) => (
    <>
      {organisation && <OrganisationFirstSteps organisation={organisation} />}
      {sharedTabs.information(panel)}
    </>
  );
  const singleSignOn = () => <SingleSignOnSettings organisation={slug} />;
  const waitingArea = (panel: SettingsPanel) => (
    <>
      <HoursCards panel={panel} />
      {sharedTabs.arriving(panel)}
      <TransferCards panel={panel} />
    </>
  );
  const tabs: readonly ConfigureTab[] = [
    { part: 'organisation', label: t`Organisation`, content: information },
    ...(may('configure-organisation')
      ? [
          {
            part: 'waiting-experience',
            label: t`Waiting experience`,
            content: (panel: SettingsPanel) => <WaitingExperienceTab panel={panel} address={{ organisation: slug }} />,
          },
        ]
      : []),
    { part: 'call-quality', label: t`Call quality`, content: sharedTabs.callQuality },
    { part: 'joining', label: t`Joining a call`, content: sharedTabs.joining },
    { part: 'interface', label: t`Call interface`, content: sharedTabs.interface },
    { part: 'waiting-area', label: t`Waiting area`, content: waitingArea },
    ...(may('configure-organisation')
      ? [{ part: 'single-sign-on', label: t`Single sign-on`, content: singleSignOn }]
      : []),
  ];
  return (
    <OrganisationShell organisation={slug}>
      <ConfigurePage
        address={{ organisation: slug }}
        base={`/organisations/${slug}`}
        name={organisation?.name ?? slug}
        tab={tab}
        tabs={tabs}
        isAllowed={may('configure-organisation-interface')}
        refusal={t`Ask an administrator of the organisation to change something.`}
      />
    </OrganisationShell>
  );
}
