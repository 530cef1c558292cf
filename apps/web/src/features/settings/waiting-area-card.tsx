import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Banner, Card } from '../../ui/feedback.tsx';
import { HoursCards } from '../hours/hours-cards.tsx';
import { SwitchMessage } from '../hours/switch-message.tsx';
import { LateAfterCard } from './late-after.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

/** The waiting area's switch, and what callers see while they wait (S2, E6). */
export function WaitingAreaCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <>
      {panel.view.clinic?.closedAt != null && (
        <Banner tone="notice">{t`This clinic is closed: its link says so, whatever is set here.`}</Banner>
      )}
      <Card className="settings-card">
        <h2>{t`Open to callers`}</h2>
        <Setting
          panel={panel}
          name="waitingAreaSwitch"
          label={t`Waiting area`}
          words={({ isOn }) => (isOn ? t`on` : t`off`)}
        >
          {({ value, onChange, isDisabled }) => (
            <>
              <Checkbox
                isSelected={value.isOn}
                isDisabled={isDisabled}
                onChange={(isOn) => onChange({ ...value, isOn })}
              >
                {t`New callers can come in`}
              </Checkbox>
              <SwitchMessage value={value} isDisabled={isDisabled} onChange={onChange} />
            </>
          )}
        </Setting>
      </Card>
      <HoursCards panel={panel} />
      <LateAfterCard panel={panel} />
    </>
  );
}
