import { houseAccent, type PageTheme } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Card } from '../../ui/feedback.tsx';
import { AccentField } from './accent-field.tsx';
import { LogoField } from './logo-field.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

/** How a clinic's pages look: its logo, its accent, light or dark (A1). */
export function InterfaceCards({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const themes: Record<PageTheme, string> = { device: t`As the device`, light: t`Light`, dark: t`Dark` };
  return (
    <>
      <Card className="settings-card">
        <h2>{t`Logo`}</h2>
        <Setting
          panel={panel}
          name="logo"
          label={t`Logo`}
          words={({ kind }) => (kind === 'none' ? t`none` : t`a picture`)}
        >
          {({ value, error, isDisabled }) => (
            <LogoField panel={panel} value={value} error={error} isDisabled={isDisabled} />
          )}
        </Setting>
      </Card>
      <Card className="settings-card">
        <h2>{t`Colour`}</h2>
        <Setting
          panel={panel}
          name="accent"
          label={t`Accent colour`}
          words={(accent) => (accent === houseAccent ? t`Anteroom’s petrol` : accent)}
        >
          {(control) => <AccentField {...control} />}
        </Setting>
      </Card>
      <Card className="settings-card">
        <h2>{t`Light or dark`}</h2>
        <Setting panel={panel} name="theme" label={t`Light or dark`} words={(theme) => themes[theme]}>
          {({ value, onChange, isDisabled }) => (
            <ChoiceField
              label={t`Pages are`}
              hint={t`Whoever has chosen for themselves keeps their choice.`}
              value={value}
              isDisabled={isDisabled}
              options={[
                { value: 'device', label: themes.device },
                { value: 'light', label: themes.light },
                { value: 'dark', label: themes.dark },
              ]}
              onChange={onChange}
            />
          )}
        </Setting>
      </Card>
    </>
  );
}
