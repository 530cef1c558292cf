import { longestOffer } from '@anteroom/domain';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Card } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Setting } from './setting.tsx';
import type { SettingsPanel } from './use-settings-panel.ts';

const offerMinutes = [5, 10, 15, 30, 60, 120, longestOffer] as const;

export interface TransferCardsProps {
  readonly panel: SettingsPanel;
  /** Under the words about service referrers: the way to them. */
  readonly referrers?: ReactNode;
}

/** How callers are handed from clinic to clinic, and what is asked before somebody joins them (S8, W3). */
export function TransferCards({ panel, referrers }: TransferCardsProps): ReactElement {
  const { t } = useLingui();
  const across = (sends: boolean, receives: boolean): string => {
    if (sends && receives) return t`to and from other organisations`;
    if (sends) return t`to other organisations`;
    return receives ? t`from other organisations` : t`within the organisation`;
  };
  return (
    <>
      <Card className="settings-card">
        <h2>{t`Transfers`}</h2>
        <Setting
          panel={panel}
          name="transferAcceptance"
          label={t`Accepting transfers`}
          words={({ isNeeded }) => (isNeeded ? t`has to be accepted` : t`taken at once`)}
        >
          {({ value, onChange, isDisabled }) => (
            <>
              <Checkbox
                isSelected={value.isNeeded}
                isDisabled={isDisabled}
                onChange={(isNeeded) => onChange({ ...value, isNeeded })}
              >
                {t`Somebody here has to accept a caller who is transferred`}
              </Checkbox>
              {value.isNeeded && (
                <SelectField
                  label={t`An offer expires after`}
                  hint={t`The caller then stays where they are.`}
                  value={String(value.expiresAfterMinutes)}
                  isDisabled={isDisabled}
                  options={[...new Set([...offerMinutes, value.expiresAfterMinutes])]
                    .sort((left, right) => left - right)
                    .map((count) => ({
                      value: String(count),
                      label: plural(count, { one: '# minute', other: '# minutes' }),
                    }))}
                  onChange={(count) => onChange({ ...value, expiresAfterMinutes: Number(count) })}
                />
              )}
            </>
          )}
        </Setting>
        <Setting
          panel={panel}
          name="transfersAcross"
          label={t`Transfers across organisations`}
          words={({ sends, receives }) => across(sends, receives)}
        >
          {({ value, onChange, isDisabled }) => (
            <>
              <Checkbox
                isSelected={value.sends}
                isDisabled={isDisabled}
                onChange={(sends) => onChange({ ...value, sends })}
              >
                {t`Callers can be transferred to other organisations`}
              </Checkbox>
              <Checkbox
                isSelected={value.receives}
                isDisabled={isDisabled}
                onChange={(receives) => onChange({ ...value, receives })}
              >
                {t`Callers of other organisations are taken`}
              </Checkbox>
              <p className="hint">{t`Both organisations have to allow it: one sends, the other takes.`}</p>
            </>
          )}
        </Setting>
        <p className="hint">
          {t`Staff transfer callers to clinics that they belong to. Make somebody of another clinic a service referrer, and they can transfer callers here without seeing this waiting area.`}
        </p>
        {referrers}
      </Card>
      <Card className="settings-card">
        <h2>{t`Joining a caller`}</h2>
        <Setting
          panel={panel}
          name="confirmsEntry"
          label={t`Confirm call entry`}
          words={(isOn) => (isOn ? t`asked` : t`not asked`)}
        >
          {({ value, onChange, isDisabled }) => (
            <Checkbox isSelected={value} isDisabled={isDisabled} onChange={onChange}>
              {t`Ask before joining, and name the caller`}
            </Checkbox>
          )}
        </Setting>
      </Card>
    </>
  );
}
