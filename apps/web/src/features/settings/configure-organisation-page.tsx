import { useLingui } from '@lingui/react/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { OrganisationShell } from '../organisation/organisation-shell.tsx';
import { mayInOrganisation, organisationsQuery } from '../organisation/organisations.ts';
import { useSession } from '../session/session.ts';
import { SingleSignOnSettings } from '../single-sign-on/single-sign-on-settings.tsx';
import { ConfigureFrame } from './configure-frame.tsx';
import { InformationCards } from './information-cards.tsx';
import { InterfaceCards } from './interface-cards.tsx';
import { JoiningCards } from './joining-cards.tsx';
import { NameCard } from './name-card.tsx';

export interface ConfigureOrganisationPageProps {
  /** The organisation's slug. */
  readonly organisation: string;
  readonly tab: string;
}

/** What is set for an organisation; its clinics inherit it until they set something else (A1, S10). */
export function ConfigureOrganisationPage({ organisation: slug, tab }: ConfigureOrganisationPageProps): ReactElement {
  const { t } = useLingui();
  const me = useSession();
  const { organisations } = useSuspenseQuery(organisationsQuery).data;
  const organisation = organisations.find((one) => one.slug === slug);
  const name = organisation?.name ?? slug;
  usePageTitle(t`Configure · ${name}`);
  const may = organisation !== undefined && mayInOrganisation(me, organisation.id, 'configure-organisation-interface');
  const mayAll = organisation !== undefined && mayInOrganisation(me, organisation.id, 'configure-organisation');
  const at = (part: string, label: string) => ({
    href: `/organisations/${slug}/configure/${part}`,
    label,
    isCurrent: part === tab,
  });
  const tabs = [
    at('organisation', t`Organisation`),
    at('joining', t`Joining a call`),
    at('interface', t`Call interface`),
    ...(mayAll ? [at('single-sign-on', t`Single sign-on`)] : []),
  ];
  return (
    <OrganisationShell organisation={slug}>
      {may ? (
        <ConfigureFrame address={{ organisation: slug }} tabs={tabs}>
          {(panel) => {
            switch (tab) {
              case 'joining':
                return <JoiningCards panel={panel} />;
              case 'interface':
                return <InterfaceCards panel={panel} />;
              case 'single-sign-on':
                return mayAll && <SingleSignOnSettings organisation={slug} />;
              default:
                return (
                  <>
                    <NameCard view={panel.view} />
                    <InformationCards panel={panel} />
                  </>
                );
            }
          }}
        </ConfigureFrame>
      ) : (
        <EmptyState level={1} title={t`Settings are for administrators`}>
          {t`Ask an administrator of the organisation to change something.`}
        </EmptyState>
      )}
    </OrganisationShell>
  );
}
