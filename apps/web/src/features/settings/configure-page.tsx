import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { InformationCard } from '../agreement/information-card.tsx';
import { EntryFieldsCard } from '../entry-field/entry-fields-card.tsx';
import { KeptWordsCard } from '../entry-field/kept-words-card.tsx';
import { CallQualityCard } from './call-quality-card.tsx';
import { ConfigureFrame } from './configure-frame.tsx';
import { HiddenAddressesCard } from './hidden-addresses-card.tsx';
import { InformationCards } from './information-cards.tsx';
import { InterfaceCards } from './interface-cards.tsx';
import { JoiningCards } from './joining-cards.tsx';
import { MostInCallCard } from './most-in-call-card.tsx';
import { NameCard } from './name-card.tsx';
import type { Address } from './settings.ts';
import type { SettingsPanel } from './use-settings-panel.ts';

/** One tab of *Configure*: a page beside the others, or a link to one that stands elsewhere. */
export interface ConfigureTab {
  /** The last part of its address. */
  readonly part: string;
  readonly label: string;
  /** Where it leads, if it isn't part of this page. */
  readonly href?: string;
  readonly content?: (panel: SettingsPanel) => ReactNode;
}

export interface ConfigurePageProps {
  readonly address: Address;
  /** The address of the clinic's or the organisation's pages. */
  readonly base: string;
  readonly name: string;
  /** The tab that is asked for; where there is no such tab, the first one is shown. */
  readonly tab: string;
  readonly tabs: readonly ConfigureTab[];
  readonly isAllowed: boolean;
  /** What is said to whoever may change nothing. */
  readonly refusal: string;
}

/** The page *Configure* of a clinic or an organisation (A1, S10): its tabs, or why they aren't there. */
export function ConfigurePage(props: ConfigurePageProps): ReactElement {
  const { address, base, name, tab, tabs, isAllowed, refusal } = props;
  const { t } = useLingui();
  usePageTitle(t`Configure · ${name}`);
  if (!isAllowed)
    return (
      <EmptyState level={1} title={t`Settings are for administrators`}>
        {refusal}
      </EmptyState>
    );
  const own = tabs.filter(({ content }) => content !== undefined);
  const current = own.find(({ part }) => part === tab) ?? own[0];
  const links = tabs.map(({ part, label, href = `${base}/configure/${part}` }) => ({
    href,
    label,
    isCurrent: part === current?.part,
  }));
  return (
    <ConfigureFrame address={address} tabs={links}>
      {(panel) => current?.content?.(panel)}
    </ConfigureFrame>
  );
}

/** The tabs that clinics and organisations have in common. */
export const sharedTabs = {
  information: (panel: SettingsPanel) => (
    <>
      <NameCard view={panel.view} />
      <InformationCards panel={panel} />
    </>
  ),
  callQuality: (panel: SettingsPanel) => (
    <>
      <CallQualityCard panel={panel} />
      <MostInCallCard panel={panel} />
      {panel.view.clinic === null && <HiddenAddressesCard panel={panel} />}
    </>
  ),
  joining: (panel: SettingsPanel) => <JoiningCards panel={panel} />,
  interface: (panel: SettingsPanel) => <InterfaceCards panel={panel} />,
  arriving: (panel: SettingsPanel) => (
    <>
      <EntryFieldsCard panel={panel} />
      <InformationCard panel={panel} />
      <KeptWordsCard panel={panel} />
    </>
  ),
};
