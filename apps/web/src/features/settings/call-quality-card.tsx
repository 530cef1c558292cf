import type { CallQuality } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Card } from '../../ui/feedback.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

/** How strict the clinic is with a caller's connection, in five degrees (E3). */
export function CallQualityCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const degrees: Record<CallQuality, { readonly label: string; readonly means: string }> = {
    'warn-any': {
      label: t`Warn of everything`,
      means: t`Callers are warned of every test that fails: also of a slow, long or unsteady connection. They may always go on.`,
    },
    'warn-broken': {
      label: t`Warn of what can’t work`,
      means: t`Callers are warned only where a video call can’t work from where they are. They may go on all the same.`,
    },
    'block-180': {
      label: t`Block below 180 kbit/s`,
      means: t`Nobody begins a video call that can’t work, or that has less than 180 kbit/s. Below 330 kbit/s callers are warned.`,
    },
    'block-330': {
      label: t`Block below 330 kbit/s`,
      means: t`Nobody begins a video call that can’t work, or that has less than 330 kbit/s.`,
    },
    off: { label: t`No warnings`, means: t`The connection isn’t measured, and nothing is said of it.` },
  };
  const order: readonly CallQuality[] = ['warn-any', 'warn-broken', 'block-180', 'block-330', 'off'];
  return (
    <Card className="settings-card">
      <h2>{t`Call quality`}</h2>
      <p className="hint">
        {t`Before a call the page measures the connection to this server. Whoever is blocked can measure again, or leave a number and be phoned.`}
      </p>
      <Setting panel={panel} name="callQuality" label={t`How strict`} words={(degree) => degrees[degree].label}>
        {({ value, onChange, isDisabled }) => (
          <>
            <ChoiceField
              label={t`How strict`}
              value={value}
              isDisabled={isDisabled}
              options={order.map((degree) => ({ value: degree, label: degrees[degree].label }))}
              onChange={onChange}
            />
            <p className="hint" aria-live="polite">
              {degrees[value].means}
            </p>
          </>
        )}
      </Setting>
    </Card>
  );
}
