import { keepTypedLimit } from '@anteroom/domain';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Card } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Setting } from '../settings/setting.tsx';
import type { SettingsPanel } from '../settings/use-settings-panel.ts';
import { KeptNow } from './kept-now.tsx';

/** The hours that can be chosen. */
const offered = [0, 1, 2, 4, 8, 12, 24, 48, keepTypedLimit];

/** When what was typed is erased (A4). */
export function KeptWordsCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const words = (hours: number): string =>
    hours === 0 ? t`at the end of the visit` : plural(hours, { one: '# hour later', other: '# hours later' });
  return (
    <Card className="settings-card">
      <h2>{t`Erasing`}</h2>
      <Setting panel={panel} name="keepTypedHours" label={t`What was typed is erased`} words={words}>
        {({ value, onChange, isDisabled }) => (
          <SelectField
            label={t`What was typed is erased`}
            hint={t`Callers read this on every page. Within ten minutes after that time nothing of it is left.`}
            value={String(value)}
            isDisabled={isDisabled}
            options={[...new Set([...offered, value])]
              .sort((one, other) => one - other)
              .map((hours) => ({ value: String(hours), label: words(hours) }))}
            onChange={(hours) => onChange(Number(hours))}
          />
        )}
      </Setting>
      {panel.view.clinic !== null && <KeptNow clinicId={panel.view.clinic.id} />}
    </Card>
  );
}
