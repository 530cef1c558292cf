import { comingDays, type Schedule } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useId, type ReactElement } from 'react';
import { Card } from '../../ui/feedback.tsx';
import { dateText, timesText } from './hours-words.ts';

/** What the hours come to in the next seven days, in words: a look before saving (W6). */
export function WeekPreview({ schedule }: { readonly schedule: Schedule }): ReactElement {
  const { t, i18n } = useLingui();
  const id = useId();
  return (
    <Card className="settings-card">
      <h2 id={id}>{t`The next seven days`}</h2>
      <ul className="week-preview" aria-labelledby={id}>
        {comingDays(schedule, Date.now()).map(({ date, times, isSpecial, name }) => (
          <li key={date} className={times.length === 0 ? 'is-shut' : undefined}>
            <span>
              {dateText(i18n.locale, date)}
              {isSpecial && <small dir="auto">{name === '' ? t`Other hours than usual` : name}</small>}
            </span>
            <bdi>{timesText(i18n, times)}</bdi>
          </li>
        ))}
      </ul>
    </Card>
  );
}
