import type { SettingKey, Settings } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Card } from '../../../ui/feedback.tsx';
import { ShowsPosition } from '../joining-cards.tsx';
import type { Address } from '../settings.ts';
import type { SettingsPanel } from '../use-settings-panel.ts';
import { AfterwardsCard } from './afterwards-card.tsx';
import { ContentCard } from './content-card.tsx';
import { AutomatedCard, MusicSetting, ShowsEstimate } from './meanwhile-cards.tsx';
import { WaitingPreview } from './waiting-preview.tsx';
import './waiting-settings.css';

export interface WaitingExperienceTabProps {
  readonly panel: SettingsPanel;
  readonly address: Address;
}

/** *Waiting experience* (A1): what callers find while they wait and afterwards, with a preview that follows each change. */
export function WaitingExperienceTab({ panel, address }: WaitingExperienceTabProps): ReactElement {
  const { t } = useLingui();
  return (
    <div className="experience">
      <div className="experience-cards">
        <Card className="settings-card">
          <h2>{t`What callers are told`}</h2>
          <ShowsPosition panel={panel} />
          <ShowsEstimate panel={panel} />
        </Card>
        <ContentCard panel={panel} address={address} />
        <AutomatedCard panel={panel} />
        <MusicSetting panel={panel} />
        <AfterwardsCard panel={panel} />
      </div>
      <WaitingPreview settings={drafted(panel)} />
    </div>
  );
}

/** What would hold if everything were saved now. */
function drafted({ effective, drafts }: SettingsPanel): Settings {
  const valueOf = <Key extends SettingKey>(key: Key): Settings[Key] => drafts[key]?.value ?? effective[key];
  return {
    ...effective,
    waitingContent: valueOf('waitingContent'),
    waitingMusic: valueOf('waitingMusic'),
    automatedMessages: valueOf('automatedMessages'),
    showsPosition: valueOf('showsPosition'),
    showsEstimate: valueOf('showsEstimate'),
  };
}
