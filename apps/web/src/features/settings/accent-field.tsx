import { checkAccent, isAccent, isColour, nearestAccent, type Look } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useId, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { SettingControl } from './setting.tsx';

/** The accent colour, with how well it reads in every look, and the nearest that does where it doesn't. */
export function AccentField({ value, error, onChange, isDisabled }: SettingControl<string>): ReactElement {
  const { t } = useLingui();
  const id = useId();
  const isReadable = isAccent(value);
  return (
    <>
      <div className="accent-row">
        <TextField
          label={t`Accent colour`}
          hint={t`For keys, links and marks. Such as #0b5f70.`}
          dir="ltr"
          maxLength={7}
          value={value}
          error={isColour(value) ? error : t`Write # and six digits or letters from a to f.`}
          isDisabled={isDisabled}
          onChange={(text) => onChange(text.trim().toLowerCase())}
        />
        <span className="accent-pick">
          <label className="hide" htmlFor={id}>{t`Pick a colour`}</label>
          <input
            id={id}
            type="color"
            value={isColour(value) ? value : '#000000'}
            disabled={isDisabled}
            onChange={({ target }) => onChange(target.value)}
          />
        </span>
      </div>
      {isColour(value) && <Contrast accent={value} />}
      {isColour(value) && !isReadable && !isDisabled && <Offer accent={value} onTake={onChange} />}
    </>
  );
}

function Contrast({ accent }: { readonly accent: string }): ReactElement {
  const { t, i18n } = useLingui();
  const names: Record<Look, string> = {
    light: t`Light`,
    dark: t`Dark`,
    'light, more': t`Light, more contrast`,
    'dark, more': t`Dark, more contrast`,
  };
  return (
    <ul className="contrast" aria-label={t`Contrast`}>
      {checkAccent(accent).map(({ look, ratio, needed }) => {
        const figure = i18n.number(Math.floor(ratio * 100) / 100, {
          minimumFractionDigits: 1,
          maximumFractionDigits: 2,
        });
        const least = i18n.number(needed, { minimumFractionDigits: 1 });
        const passes = ratio >= needed;
        return (
          <li key={look} className={passes ? '' : 'is-bad'}>
            <Icon name={passes ? 'check' : 'warn'} size="s" />
            <span>
              {names[look]}: <b>{t`${figure} to 1`}</b> {passes ? t`reads well` : t`too little, at least ${least} to 1`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Offer({
  accent,
  onTake,
}: {
  readonly accent: string;
  readonly onTake: (accent: string) => void;
}): ReactElement {
  const { t } = useLingui();
  const nearest = nearestAccent(accent);
  return (
    <div className="accent-offer" role="status">
      <Icon name="warn" />
      <span>{t`Words in this colour can’t be read well enough, so it can’t be saved.`}</span>
      <Button size="small" onPress={() => onTake(nearest)}>{t`Take ${nearest} instead`}</Button>
    </div>
  );
}
