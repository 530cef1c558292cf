import { hoursLimits, minutesOf, problemOfTimes, type OpenTime } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

export interface TimesEditorProps {
  /** Whose times they are, such as *Monday*: for the names of the fields. */
  readonly label: string;
  readonly times: readonly OpenTime[];
  readonly isDisabled: boolean;
  readonly onChange: (times: readonly OpenTime[]) => void;
}

/** The times of one day, each from – to; the space between two of them is a break. */
export function TimesEditor({ label, times, isDisabled, onChange }: TimesEditorProps): ReactElement {
  const { t } = useLingui();
  const removeLabel = (from: string) => t`Remove the time of ${label} from ${from}`;
  const problem = problemOfTimes(times);
  const change = (at: number, part: Partial<OpenTime>): void =>
    onChange(times.map((time, index) => (index === at ? { ...time, ...part } : time)));
  return (
    <div className="times">
      {times.map((time, at) => (
        // Times have no name but their place.
        <div className="time-row" key={at}>
          <TimeField
            label={t`${label}, from`}
            value={time.from}
            isDisabled={isDisabled}
            onChange={(from) => change(at, { from })}
          />
          <span aria-hidden="true">–</span>
          <TimeField
            label={t`${label}, to`}
            value={time.to}
            isDisabled={isDisabled}
            onChange={(to) => change(at, { to })}
          />
          {!isDisabled && (
            <IconButton
              icon="x"
              size="small"
              label={removeLabel(time.from)}
              onPress={() => onChange(times.filter((_, index) => index !== at))}
            />
          )}
          <OvernightNote time={time} />
        </div>
      ))}
      {problem !== null && (
        <p className="error" role="alert">
          <Icon name="warn" />
          <span>{problem === 'overlap' ? t`These times overlap.` : t`Write both times in full.`}</span>
        </p>
      )}
      {!isDisabled && times.length < hoursLimits.times && (
        <Button
          look="quiet"
          size="small"
          icon="plus"
          aria-label={times.length === 0 ? t`Open on ${label}` : t`Add a time on ${label}`}
          onPress={() => onChange([...times, nextTime(times)])}
        >
          {times.length === 0 ? t`Open` : t`Add a time`}
        </Button>
      )}
    </div>
  );
}

/** Says that a time ends on the next day, or goes round the clock. */
function OvernightNote({ time }: { readonly time: OpenTime }): ReactElement | null {
  const { t } = useLingui();
  const minutes = minutesOf(time);
  if (minutes === null || minutes.to <= 24 * 60) return null;
  return <small>{minutes.to - minutes.from === 24 * 60 ? t`round the clock` : t`until the next day`}</small>;
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly onChange: (value: string) => void;
}

/** A time of day by the browser's own field: written as the person writes times, by keys alone too. */
function TimeField({ label, value, isDisabled, onChange }: TimeFieldProps): ReactElement {
  return (
    <input
      className="input"
      type="time"
      aria-label={label}
      value={value}
      disabled={isDisabled}
      onChange={({ currentTarget }) => onChange(currentTarget.value.slice(0, 5))}
    />
  );
}

/** What one more time begins as: an hour after the last one ends. */
function nextTime(times: readonly OpenTime[]): OpenTime {
  const last = times.at(-1);
  const end = last === undefined ? null : (minutesOf(last)?.to ?? null);
  if (end === null) return { from: '08:00', to: '17:00' };
  const text = (minutes: number): string => {
    const within = minutes % (24 * 60);
    return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
  };
  return { from: text(end + 60), to: text(end + 240) };
}
