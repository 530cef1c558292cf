import { locales } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Card } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Where and for whom a clinic works, and whom to ask when something doesn't. */
export function InformationCards({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <Card className="settings-card">
        <h2>{t`Place and languages`}</h2>
        <Setting panel={panel} name="timeZone" label={t`Time zone`} words={(zone) => zone}>
          {({ value, error, onChange, isDisabled }) => (
            <SelectField
              label={t`Time zone`}
              value={value}
              error={error}
              isDisabled={isDisabled}
              options={[...new Set([value, ...zones])].map((zone) => ({
                value: zone,
                label: zone.replaceAll('_', ' '),
              }))}
              onChange={onChange}
            />
          )}
        </Setting>
        <Setting panel={panel} name="emergencyNumber" label={t`Emergency number`} words={(number) => number}>
          {({ value, error, onChange, isDisabled }) => (
            <TextField
              label={t`Emergency number`}
              hint={t`On every page that a caller sees.`}
              type="tel"
              dir="ltr"
              maxLength={21}
              value={value}
              error={error}
              isDisabled={isDisabled}
              onChange={onChange}
            />
          )}
        </Setting>
        <Languages panel={panel} />
      </Card>
      <Support panel={panel} />
      {panel.view.clinic === null && <IdleLock panel={panel} />}
    </>
  );
}

function Languages({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const words = (codes: readonly string[]): string =>
    codes.length === 0
      ? t`All languages`
      : locales
          .filter(({ code }) => codes.includes(code))
          .map(({ name }) => name)
          .join(', ');
  return (
    <Setting panel={panel} name="languages" label={t`Languages`} words={words}>
      {({ value, onChange, isDisabled }) => (
        <fieldset className="field ticks">
          <legend className="label">{t`Languages that callers are offered`}</legend>
          {locales.map(({ code, name }) => (
            <Checkbox
              key={code}
              isSelected={value.length === 0 || value.includes(code)}
              isDisabled={isDisabled}
              onChange={(isOn) => {
                const before = value.length === 0 ? locales.map((locale) => locale.code) : value;
                const next = locales
                  .map((locale) => locale.code)
                  .filter((each) => (each === code ? isOn : before.includes(each)));
                // None would leave a caller without words; all is what nobody has to tick.
                if (next.length > 0) onChange(next.length === locales.length ? [] : next);
              }}
            >
              <span lang={code}>{name}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
    </Setting>
  );
}

function Support({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <Card className="settings-card">
      <h2>{t`Support`}</h2>
      <Setting
        panel={panel}
        name="supportContact"
        label={t`Support contact`}
        words={({ email, phone }) => [email, phone].filter(Boolean).join(', ') || t`none`}
      >
        {({ value, error, onChange, isDisabled }) => (
          <div className="pair">
            <TextField
              label={t`E-mail for support`}
              type="email"
              dir="ltr"
              maxLength={254}
              value={value.email}
              error={error}
              isDisabled={isDisabled}
              onChange={(email) => onChange({ ...value, email })}
            />
            <TextField
              label={t`Phone for support`}
              type="tel"
              dir="ltr"
              maxLength={31}
              value={value.phone}
              isDisabled={isDisabled}
              onChange={(phone) => onChange({ ...value, phone })}
            />
          </div>
        )}
      </Setting>
      <Setting
        panel={panel}
        name="troubleshootingLink"
        label={t`Troubleshooting link`}
        words={(url) => (url === '' ? t`none` : url)}
      >
        {({ value, error, onChange, isDisabled }) => (
          <TextField
            label={t`Troubleshooting link`}
            hint={t`A page of yours that helps with camera and sound, with https:// in front.`}
            type="url"
            dir="ltr"
            maxLength={500}
            value={value}
            error={error}
            isDisabled={isDisabled}
            onChange={onChange}
          />
        )}
      </Setting>
    </Card>
  );
}

const minutes = ['5', '10', '15', '30', '60', '120', '240'] as const;

function IdleLock({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  return (
    <Card className="settings-card">
      <h2>{t`Signing in`}</h2>
      <Setting panel={panel} name="idleLockMinutes" label={t`Lock after`} words={(count) => t`${count} minutes`}>
        {({ value, onChange, isDisabled }) => (
          <SelectField
            label={t`Lock after idle minutes`}
            hint={t`Staff then unlock with their password or passkey. Never in a running call.`}
            value={String(value)}
            isDisabled={isDisabled}
            options={[...new Set([...minutes, String(value)])].map((count) => ({
              value: count,
              label: t`${count} minutes`,
            }))}
            onChange={(count) => onChange(Number(count))}
          />
        )}
      </Setting>
    </Card>
  );
}
