import { areEntryFields, fieldKinds, fieldsLimit, readyFields, type EntryField } from '@anteroom/domain';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/feedback.tsx';
import { MenuOf } from '../../ui/menu.tsx';
import { Button } from '../../ui/button.tsx';
import { Setting, type SettingControl } from '../settings/setting.tsx';
import type { SettingsPanel } from '../settings/use-settings-panel.ts';
import { newField, type Addable } from './edit-fields.ts';
import './entry-field.css';
import { FieldEditor } from './field-editor.tsx';
import { FieldList } from './field-list.tsx';
import { fieldLabel, kindText } from './field-words.ts';

type Fields = readonly EntryField[];

/** What callers fill in before they wait, and what staff add (E4, A1). */
export function EntryFieldsCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const slug = panel.view.clinic?.slug;
  return (
    <Card className="settings-card">
      <h2>{t`Patient entry fields`}</h2>
      <p className="hint">{t`What a caller fills in before waiting. Whoever waits already keeps what they typed, whatever you change.`}</p>
      <Setting
        panel={panel}
        name="entryFields"
        label={t`Patient entry fields`}
        words={(fields) => plural(fields.length, { one: '# field', other: '# fields' })}
      >
        {(control) => <Editing control={control} />}
      </Setting>
      {slug !== undefined && (
        <div className="card-acts">
          <LinkButton look="second" icon="eye" href={`/c/${slug}`} target="_blank">{t`See the set-up page`}</LinkButton>
        </div>
      )}
    </Card>
  );
}

function Editing({ control }: { readonly control: SettingControl<Fields> }): ReactElement {
  const { t, i18n } = useLingui();
  const { value: fields, onChange, isDisabled, error } = control;
  const [edited, setEdited] = useState<EntryField | null>(null);
  const [isTooMuch, setTooMuch] = useState(false);
  const isNew = edited !== null && !fields.some(({ id }) => id === edited.id);
  const addable: readonly { readonly id: Addable; readonly label: string; readonly note?: string }[] = [
    ...readyFields
      .filter((name) => !fields.some(({ ready }) => ready === name))
      .map((name) => ({
        id: `ready-${name}` as const,
        label: fieldLabel(i18n, { ready: name, label: { text: '', translations: {} } }),
        note: t`Ready-made`,
      })),
    ...fieldKinds.map((kind) => ({ id: kind, label: kindText(i18n, kind) })),
  ];
  const name = edited === null ? '' : fieldLabel(i18n, edited);
  const done = (field: EntryField): void => {
    const next = isNew ? [...fields, field] : fields.map((each) => (each.id === field.id ? field : each));
    setEdited(null);
    setTooMuch(!areEntryFields(next));
    if (areEntryFields(next)) onChange(next);
  };
  return (
    <>
      <FieldList fields={fields} isDisabled={isDisabled} onChange={onChange} onEdit={setEdited} />
      {(error !== undefined || isTooMuch) && (
        <p className="form-problem" role="alert">
          {error ?? t`That is more than can be read at every arrival. Please use fewer or shorter words.`}
        </p>
      )}
      {!isDisabled && fields.length < fieldsLimit && (
        <div>
          <MenuOf
            trigger={<Button look="tint" icon="plus">{t`Add a field`}</Button>}
            label={t`Add a field`}
            entries={addable}
            onAction={(id) => {
              const what = addable.find((each) => each.id === id)?.id;
              if (what !== undefined) setEdited(newField(what));
            }}
          />
        </div>
      )}
      {edited !== null && (
        <FieldEditor
          key={edited.id}
          title={isNew ? t`Add a field` : t`Edit ${name}`}
          action={isNew ? t`Add` : t`Apply`}
          field={edited}
          onDone={done}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
