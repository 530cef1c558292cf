import { weekdays, type OpenTime } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Menu } from '../../ui/menu.tsx';
import { weekdayName } from './hours-words.ts';
import { TimesEditor } from './times-editor.tsx';

export interface WeekEditorProps {
  /** Seven, Monday first. */
  readonly days: readonly (readonly OpenTime[])[];
  readonly isDisabled: boolean;
  readonly error: string | undefined;
  readonly onChange: (days: readonly (readonly OpenTime[])[]) => void;
}

const workingDays = weekdays.filter((day) => day < 5);

/** The seven days with their times; one day's times can be copied to others. */
export function WeekEditor({ days, isDisabled, error, onChange }: WeekEditorProps): ReactElement {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const nameOf = (day: number): string => weekdayName(i18n.locale, day);

  const copy = (from: number, to: string): void => {
    const others = to === 'working' ? workingDays : to === 'all' ? weekdays : [Number(to)];
    const times = days[from] ?? [];
    onChange(days.map((own, day) => (others.some((other) => other === day) ? times : own)));
    announce(t`Copied.`, 'polite');
  };

  return (
    <div className="week" role="group" aria-label={t`The week`}>
      {weekdays.map((day) => {
        const name = nameOf(day);
        const times = days[day] ?? [];
        return (
          <div className="week-day" key={day} role="group" aria-label={name}>
            <span className="day-name">{name}</span>
            <div className="day-times">
              {times.length === 0 && <span className="day-shut">{t`Closed`}</span>}
              <TimesEditor
                label={name}
                times={times}
                isDisabled={isDisabled}
                onChange={(changed) => onChange(days.map((own, at) => (at === day ? changed : own)))}
              />
            </div>
            {!isDisabled && (
              <Menu
                icon="copy"
                label={t`Copy the times of ${name}`}
                head={t`Copy to`}
                entries={[
                  { id: 'working', label: t`Monday to Friday` },
                  { id: 'all', label: t`Every day` },
                  ...weekdays
                    .filter((other) => other !== day)
                    .map((other) => ({ id: String(other), label: nameOf(other) })),
                ]}
                onAction={(to) => copy(day, to)}
              />
            )}
          </div>
        );
      })}
      {error !== undefined && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
