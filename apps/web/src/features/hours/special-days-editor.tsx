import { comingDays, hoursLimits, problemOfSpecialDay, type SpecialDay } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useId, type ReactElement } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TimesEditor } from './times-editor.tsx';

export interface SpecialDaysEditorProps {
  readonly kind: 'holidays' | 'one-offs';
  readonly days: readonly SpecialDay[];
  /** The clinic's IANA time zone: what day it is there. */
  readonly timeZone: string;
  readonly isDisabled: boolean;
  readonly onChange: (days: readonly SpecialDay[]) => void;
}

/** Days on which other times hold: a list in which each can be changed where it stands. */
export function SpecialDaysEditor(props: SpecialDaysEditorProps): ReactElement {
  const { kind, days, timeZone, isDisabled, onChange } = props;
  const { t } = useLingui();
  const add = (): void => {
    const day = { kind: 'always' } as const;
    const [, tomorrow] = comingDays({ timeZone, hours: day, holidays: [], oneOffs: [] }, Date.now(), 2);
    const date = tomorrow?.date ?? '';
    onChange([...days, { from: date, to: date, name: '', times: [] }]);
  };
  return (
    <div className="special-days">
      {days.length === 0 && <p className="hint">{t`None.`}</p>}
      {days.map((day, at) => (
        // They have no name but their place: a name or a date is just what is being typed.
        <SpecialDayRow
          key={at}
          day={day}
          isDisabled={isDisabled}
          onChange={(changed) => onChange(days.map((own, index) => (index === at ? changed : own)))}
          onRemove={() => onChange(days.filter((_, index) => index !== at))}
        />
      ))}
      {!isDisabled && days.length < hoursLimits.specialDays && (
        <Button size="small" icon="plus" onPress={add}>
          {kind === 'holidays' ? t`Add a holiday` : t`Add a closing or an opening`}
        </Button>
      )}
    </div>
  );
}

interface SpecialDayRowProps {
  readonly day: SpecialDay;
  readonly isDisabled: boolean;
  readonly onChange: (day: SpecialDay) => void;
  readonly onRemove: () => void;
}

function SpecialDayRow({ day, isDisabled, onChange, onRemove }: SpecialDayRowProps): ReactElement {
  const { t } = useLingui();
  const problem = problemOfSpecialDay(day);
  const called = day.name.trim() === '' ? day.from : day.name;
  const isShut = day.times.length === 0;
  return (
    <div className="special-day" role="group" aria-label={called}>
      <div className="special-day-facts">
        <TextField
          label={t`Name`}
          value={day.name}
          maxLength={hoursLimits.name}
          isDisabled={isDisabled}
          onChange={(name) => onChange({ ...day, name })}
        />
        <DateField
          label={t`From`}
          value={day.from}
          isDisabled={isDisabled}
          onChange={(from) => onChange({ ...day, from, to: day.to < from ? from : day.to })}
        />
        <DateField
          label={t`Until`}
          value={day.to}
          min={day.from}
          isDisabled={isDisabled}
          onChange={(to) => onChange({ ...day, to })}
        />
        {!isDisabled && <IconButton icon="x" size="small" label={t`Remove ${called}`} onPress={onRemove} />}
      </div>
      {(problem === 'date' || problem === 'order') && (
        <p className="error" role="alert">
          <Icon name="warn" />
          <span>{problem === 'order' ? t`It ends before it begins.` : t`Write both dates in full.`}</span>
        </p>
      )}
      <div className="special-day-times">
        <ChoiceField
          label={t`On these days`}
          isLabelHidden
          value={isShut ? 'closed' : 'open'}
          isDisabled={isDisabled}
          options={[
            { value: 'closed', label: t`Closed` },
            { value: 'open', label: t`Open` },
          ]}
          onChange={(state) =>
            onChange({ ...day, times: state === 'closed' ? [] : isShut ? [{ from: '09:00', to: '12:00' }] : day.times })
          }
        />
        {!isShut && (
          <TimesEditor
            label={called}
            times={day.times}
            isDisabled={isDisabled}
            onChange={(times) => onChange({ ...day, times })}
          />
        )}
      </div>
    </div>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly isDisabled: boolean;
  readonly onChange: (value: string) => void;
}

/** A date by the browser's own field and calendar. */
function DateField({ label, value, min, isDisabled, onChange }: DateFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        className="input"
        id={id}
        type="date"
        value={value}
        disabled={isDisabled}
        {...(min === undefined ? {} : { min })}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
}
