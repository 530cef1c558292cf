import { callerLinkNoteLimit, instantAt, localTimeAt, type CallerLinkKind, type ClinicId } from '@anteroom/domain';
import type { CallerLinkView, WantedCallerLink } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCallerLinkActions } from './caller-links.ts';
import { timeText } from './link-words.ts';

export interface MakeLinkDialogProps {
  readonly clinicId: ClinicId;
  readonly kind: CallerLinkKind;
  readonly timeZone: string;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
  readonly onClose: () => void;
  readonly onMade: (link: CallerLinkView) => void;
}

const hour = 3_600_000;
const day = 24 * hour;
const lives = { day, week: 7 * day, month: 30 * day } as const;
type Life = keyof typeof lives;

/** Makes a link: for a time, or with a caller's details filled in (E9, E10). */
export function MakeLinkDialog(props: MakeLinkDialogProps): ReactElement {
  const { t } = useLingui();
  const { kind, onClose } = props;
  const title = kind === 'scheduled' ? t`A link for an appointment` : t`A personal link`;
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {kind === 'scheduled' ? <ScheduledForm {...props} /> : <PersonalForm {...props} />}
    </Dialog>
  );
}

function useMake({ clinicId, onMade }: MakeLinkDialogProps) {
  const { i18n } = useLingui();
  const { make } = useCallerLinkActions(clinicId);
  const { error } = make;
  const field = error instanceof RestError ? error.field : undefined;
  const code = error === null ? null : error instanceof RestError ? error.code : 'server-error';
  return {
    field,
    failure: code === null || field !== undefined ? undefined : errorText(i18n, code),
    isPending: make.isPending,
    make: (wanted: WantedCallerLink) => make.mutate(wanted, { onSuccess: onMade }),
  };
}

function ScheduledForm(props: MakeLinkDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const { timeZone, now } = props;
  const { field, failure, isPending, make } = useMake(props);
  const [date, setDate] = useState(() => localTimeAt(now, timeZone).slice(0, 10));
  const [time, setTime] = useState('');
  const [early, setEarly] = useState('15');
  const [late, setLate] = useState('60');
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const startsAt = instantAt(`${date}T${time}`, timeZone);
  const minutes = (count: string) => ({ value: count, label: t`${count} minutes` });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(startsAt === null);
    if (startsAt === null) return;
    make({ kind: 'scheduled', startsAt, earlyMinutes: Number(early), lateMinutes: Number(late), note });
  };
  const problem = isMissing && startsAt === null ? t`Please write a day and a time.` : undefined;
  const inThePast = field === 'startsAt' ? t`This time is over, or more than a year ahead.` : undefined;
  return (
    <form className="make-link" noValidate onSubmit={submit}>
      <p>{t`It opens for one consultation around that time. The caller fills in who they are when they come.`}</p>
      <div className="make-link-time">
        <label className="field">
          <span className="label">{t`Day`}</span>
          <input className="input" type="date" value={date} onChange={({ target }) => setDate(target.value)} />
        </label>
        <label className="field">
          <span className="label">{t`Time`}</span>
          <input className="input" type="time" value={time} onChange={({ target }) => setTime(target.value)} />
        </label>
      </div>
      <p className="make-link-when" role="status">
        {startsAt === null ? t`Clocks as in ${timeZone}` : timeText(i18n, startsAt, timeZone)}
      </p>
      {(problem ?? inThePast) !== undefined && <Banner tone="failed">{problem ?? inThePast}</Banner>}
      <div className="make-link-time">
        <SelectField
          label={t`Opens before it by`}
          value={early}
          options={['0', '5', '15', '30', '60'].map(minutes)}
          onChange={setEarly}
        />
        <SelectField
          label={t`Goes on opening for`}
          value={late}
          options={['15', '30', '60', '120'].map(minutes)}
          onChange={setLate}
        />
      </div>
      <TextField
        label={t`For whom (optional)`}
        hint={t`Colleagues see it in the list. The caller doesn’t.`}
        autoComplete="off"
        maxLength={callerLinkNoteLimit}
        value={note}
        onChange={setNote}
      />
      {failure !== undefined && <Banner tone="failed">{failure}</Banner>}
      <Button type="submit" look="primary" icon="plus" isPending={isPending}>{t`Make the link`}</Button>
    </form>
  );
}

function PersonalForm(props: MakeLinkDialogProps): ReactElement {
  const { t } = useLingui();
  const { now } = props;
  const { field, failure, isPending, make } = useMake(props);
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [phone, setPhone] = useState('');
  const [life, setLife] = useState<Life>('week');
  const missing = t`Please write this name.`;
  return (
    <form
      className="make-link"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const details = { firstName, lastName, phone };
        make({ kind: 'personal', expiresAt: Math.round(now + lives[life]), details });
      }}
    >
      <p>{t`Fill in for the caller what they would type. Their link opens straight in the waiting area, on every device of theirs, for one consultation.`}</p>
      <TextField
        label={t`First name`}
        autoComplete="off"
        value={firstName}
        onChange={setFirstName}
        error={field === 'firstName' ? missing : undefined}
      />
      <TextField
        label={t`Last name`}
        autoComplete="off"
        value={lastName}
        onChange={setLastName}
        error={field === 'lastName' ? missing : undefined}
      />
      <TextField
        label={t`Phone number (optional)`}
        type="tel"
        dir="ltr"
        autoComplete="off"
        value={phone}
        onChange={setPhone}
        error={field === 'phone' ? t`Please write digits only, such as 070 123 45 67.` : undefined}
      />
      <SelectField
        label={t`The link is valid for`}
        value={life}
        options={[
          { value: 'day', label: t`1 day` },
          { value: 'week', label: t`1 week` },
          { value: 'month', label: t`1 month` },
        ]}
        onChange={setLife}
      />
      <p className="hint">{t`What you write is kept sealed, stands in no address, and is erased when the link is used up, revoked or expired.`}</p>
      {failure !== undefined && <Banner tone="failed">{failure}</Banner>}
      <Button type="submit" look="primary" icon="plus" isPending={isPending}>{t`Make the link`}</Button>
    </form>
  );
}
