import { scheduleOf } from '@anteroom/domain';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Card } from '../../ui/feedback.tsx';
import { Setting } from '../settings/setting.tsx';
import type { SettingsPanel } from '../settings/use-settings-panel.ts';
import './hours.css';
import { SpecialDaysEditor } from './special-days-editor.tsx';
import { WeekEditor } from './week-editor.tsx';
import { WeekPreview } from './week-preview.tsx';

/** When callers can come in: the week, holidays, one-off days, and what that makes of the next seven days (W6). */
export function HoursCards({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const isClinic = panel.view.clinic !== null;
  const valueOf = <Key extends 'timeZone' | 'openingHours' | 'holidays' | 'oneOffDays'>(key: Key) =>
    panel.drafts[key]?.value ?? panel.effective[key];
  const schedule = scheduleOf({
    timeZone: valueOf('timeZone'),
    openingHours: valueOf('openingHours'),
    holidays: valueOf('holidays'),
    oneOffDays: isClinic ? valueOf('oneOffDays') : [],
  });
  const days = (count: number): string => plural(count, { 0: 'none', one: '# entry', other: '# entries' });
  const { timeZone } = schedule;
  return (
    <>
      <Card className="settings-card">
        <h2>{t`Opening hours`}</h2>
        <p className="hint">{t`By the clock in ${timeZone}. Who is inside when it closes stays.`}</p>
        <Setting
          panel={panel}
          name="openingHours"
          label={t`Opening hours`}
          words={({ kind }) => (kind === 'always' ? t`always` : t`by the week`)}
        >
          {({ value, onChange, isDisabled, error }) => (
            <>
              <ChoiceField
                label={t`Callers can come in`}
                value={value.kind}
                isDisabled={isDisabled}
                options={[
                  { value: 'always', label: t`Always` },
                  { value: 'weekly', label: t`By the week` },
                ]}
                onChange={(kind) => onChange(kind === 'always' ? { kind } : { kind, days: usualWeek })}
              />
              {value.kind === 'weekly' && (
                <WeekEditor
                  days={value.days}
                  isDisabled={isDisabled}
                  error={error}
                  onChange={(changed) => onChange({ kind: 'weekly', days: changed })}
                />
              )}
            </>
          )}
        </Setting>
      </Card>
      <Card className="settings-card">
        <h2>{t`Holidays`}</h2>
        <p className="hint">{t`Days on which other times hold than in the week.`}</p>
        <Setting panel={panel} name="holidays" label={t`Holidays`} words={(value) => days(value.length)}>
          {({ value, onChange, isDisabled }) => (
            <SpecialDaysEditor
              kind="holidays"
              days={value}
              timeZone={timeZone}
              isDisabled={isDisabled}
              onChange={onChange}
            />
          )}
        </Setting>
      </Card>
      {isClinic && (
        <Card className="settings-card">
          <h2>{t`One-off closings and openings`}</h2>
          <p className="hint">{t`They come before the week and before holidays.`}</p>
          <Setting
            panel={panel}
            name="oneOffDays"
            label={t`One-off closings and openings`}
            words={(value) => days(value.length)}
          >
            {({ value, onChange, isDisabled }) => (
              <SpecialDaysEditor
                kind="one-offs"
                days={value}
                timeZone={timeZone}
                isDisabled={isDisabled}
                onChange={onChange}
              />
            )}
          </Setting>
        </Card>
      )}
      <WeekPreview schedule={schedule} />
    </>
  );
}

const usualDay = [{ from: '08:00', to: '17:00' }];

/** What a week begins with before anybody has said otherwise. */
const usualWeek = [usualDay, usualDay, usualDay, usualDay, usualDay, [], []];
