import {
  checkDetails,
  nameLimit,
  phoneLimit,
  type DetailField,
  type DetailProblems,
  type FieldProblem,
} from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { Row } from '@anteroom/protocol';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import '../transfer/transfer.css';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';

export interface EditDetailsDialogProps {
  readonly row: Row;
  readonly onClose: () => void;
}

/** What a caller told about themselves, to be put right (W3); and the note of whoever handed them over. */
export function EditDetailsDialog({ row, onClose }: EditDetailsDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const { area } = useClinic();
  const [typed, setTyped] = useState({ firstName: row.firstName, lastName: row.lastName, phone: row.phone });
  const [problems, setProblems] = useState<DetailProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const name = nameOf(row);
  const words: Record<FieldProblem, string> = {
    required: t`This is needed.`,
    'too-long': t`This is too long.`,
    malformed: t`This is not a phone number.`,
  };
  const field = (key: DetailField) => {
    const problem = problems[key];
    return {
      value: typed[key],
      error: problem === undefined ? undefined : words[problem],
      onChange: (value: string) => setTyped({ ...typed, [key]: value }),
    };
  };

  const save = async (): Promise<void> => {
    const checked = checkDetails(typed);
    setProblems(checked.ok ? {} : checked.refusal);
    setRefused(null);
    if (!checked.ok) return;
    setSaving(true);
    const answer = await area.command(row.id, { type: 'edit-details', ...checked.value });
    setSaving(false);
    if (answer.ok) onClose();
    else setRefused(errorText(i18n, answer.error.code));
  };

  const { handOver } = row;
  const from = handOver?.clinic ?? '';
  const by = handOver?.by ?? '';
  return (
    <Dialog title={t`Name and phone of ${name}`} isOpen onClose={onClose}>
      <form
        className="hand-over"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSaving) void save();
        }}
      >
        {handOver !== null && (
          <div>
            <p>
              <b>{by === '' ? t`Handed over from ${from}` : t`Handed over from ${from} by ${by}`}</b>
            </p>
            {handOver.note !== '' && (
              <p className="caller-note">
                <bdi>{handOver.note}</bdi>
              </p>
            )}
          </div>
        )}
        <TextField label={t`First name`} autoFocus maxLength={nameLimit} {...field('firstName')} />
        <TextField label={t`Last name`} maxLength={nameLimit} {...field('lastName')} />
        <TextField label={t`Phone`} type="tel" dir="ltr" maxLength={phoneLimit} {...field('phone')} />
        {refused !== null && (
          <p className="form-problem" role="alert">
            {refused}
          </p>
        )}
        <div className="dialog-acts">
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button look="primary" type="submit" isPending={isSaving}>
            {t`Save`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
