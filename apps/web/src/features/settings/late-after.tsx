import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Card } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

const offered = [5, 10, 15, 20, 30, 45, 60, 90, 120];

/** From how many minutes of waiting on a caller stands out (W1). */
export function LateAfterCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <Card className="settings-card">
      <h2>{t`Dashboard`}</h2>
      <Setting panel={panel} name="lateAfterMinutes" label={t`Waiting for long`} words={(count) => t`${count} minutes`}>
        {({ value, onChange, isDisabled }) => (
          <SelectField
            label={t`A caller has waited for long after`}
            hint={t`From then on their row on the dashboard is of a darker orange.`}
            value={String(value)}
            isDisabled={isDisabled}
            options={[...new Set([...offered, value])]
              .sort((left, right) => left - right)
              .map((count) => ({ value: String(count), label: t`${count} minutes` }))}
            onChange={(count) => onChange(Number(count))}
          />
        )}
      </Setting>
    </Card>
  );
}
