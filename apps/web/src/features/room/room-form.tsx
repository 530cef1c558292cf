import { useLingui } from '@lingui/react/macro';
import { roomNameLimit, type RoomSettings } from '@anteroom/protocol';
import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** What can be set of a room; a user room has no name and no kind of its own. */
export interface RoomValues {
  readonly kind: RoomSettings['kind'];
  readonly name: string;
  readonly entry: RoomSettings['entry'];
  readonly guestPhoto: RoomSettings['guestPhoto'];
}

export interface RoomFormProps {
  readonly title: string;
  /** The words of the button that saves. */
  readonly action: string;
  readonly values: RoomValues;
  /** Whether the kind may be chosen: only of a room that isn't there yet. */
  readonly isNew: boolean;
  readonly isPending: boolean;
  /** What the server refused, in words. */
  readonly problem: string | undefined;
  readonly onSave: (values: RoomValues) => void;
  readonly onClose: () => void;
}

/** Makes or changes a room, in a dialog. */
export function RoomForm(props: RoomFormProps): ReactElement {
  const { title, action, values, isNew, isPending, problem, onSave, onClose } = props;
  const { t } = useLingui();
  const [now, setNow] = useState(values);
  const [isChecked, setChecked] = useState(false);
  const set = (part: Partial<RoomValues>): void => setNow({ ...now, ...part });
  const hasName = now.kind !== 'user';
  const isNameless = hasName && now.name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isNameless) onSave({ ...now, name: now.name.trim() });
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form className="room-form" noValidate onSubmit={submit}>
        {hasName && (
          <TextField
            label={t`Name`}
            value={now.name}
            maxLength={roomNameLimit}
            autoFocus
            autoComplete="off"
            onChange={(name) => set({ name })}
            error={isChecked && isNameless ? t`Please give the room a name.` : undefined}
          />
        )}
        {isNew && hasName && (
          <Choice
            label={t`Kind`}
            value={now.kind}
            choices={[
              { value: 'meeting', words: t`Meeting room: for staff` },
              { value: 'group', words: t`Group room: for recurring groups` },
            ]}
            onChoose={(kind) => set({ kind })}
          />
        )}
        <Choice
          label={t`How guests come in`}
          value={now.entry}
          choices={[
            { value: 'knock', words: t`They knock, and somebody lets them in` },
            { value: 'open', words: t`By themselves, while somebody of the team is inside` },
          ]}
          onChoose={(entry) => set({ entry })}
        />
        <Choice
          label={t`Photo of a guest who knocks`}
          value={now.guestPhoto}
          choices={[
            { value: 'off', words: t`No photo` },
            { value: 'optional', words: t`If the guest likes` },
            { value: 'required', words: t`Required` },
          ]}
          onChoose={(guestPhoto) => set({ guestPhoto })}
        />
        {problem !== undefined && (
          <p className="form-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-acts">
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" look="primary" isPending={isPending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly words: string }[];
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = choices.find((one) => one.value === currentTarget.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.words}
          </option>
        ))}
      </select>
    </div>
  );
}
