import { helpLimit, isChoice, labelLimit, type EntryField, type FieldAudience } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { problemOfField, textIn, withText } from './edit-fields.ts';
import { audienceText, fieldLabel, kindText } from './field-words.ts';
import { LanguageChoice } from './language-choice.tsx';
import { OptionsEditor } from './options-editor.tsx';

export interface FieldEditorProps {
  readonly title: string;
  /** The words of the button that takes it over. */
  readonly action: string;
  readonly field: EntryField;
  readonly onDone: (field: EntryField) => void;
  readonly onClose: () => void;
}

/** Makes or changes an entry field, in a dialog; nothing is saved before the page is. */
export function FieldEditor({ title, action, field, onDone, onClose }: FieldEditorProps): ReactElement {
  const { t, i18n } = useLingui();
  const [now, setNow] = useState(field);
  const [language, setLanguage] = useState('');
  const [isChecked, setChecked] = useState(false);
  const set = (part: Partial<EntryField>): void => setNow({ ...now, ...part });
  const problem = problemOfField(now);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    // What is missing stands among the clinic's own words.
    if (problem !== null) setLanguage('');
    else onDone(trimmed(now));
  };
  const inThis = (words: EntryField['label']) => (language === '' ? {} : { placeholder: words.text });
  return (
    <Dialog title={title} isOpen wide onClose={onClose}>
      <form className="field-editor" noValidate onSubmit={submit}>
        <p className="hint">
          {now.ready === null ? kindText(i18n, now.kind) : t`Ready-made, with its words in every language`}
        </p>
        <LanguageChoice value={language} onChange={setLanguage} />
        {now.ready === null ? (
          <TextField
            label={t`Label`}
            value={textIn(now.label, language)}
            maxLength={labelLimit}
            autoFocus
            autoComplete="off"
            {...inThis(now.label)}
            error={
              isChecked && language === '' && problem === 'label' ? t`Please write what the field asks for.` : undefined
            }
            onChange={(text) => set({ label: withText(now.label, language, text) })}
          />
        ) : (
          <p className="field-ready">
            <b>{fieldLabel(i18n, now)}</b>
          </p>
        )}
        <TextField
          label={t`Help text`}
          hint={now.ready === null ? undefined : t`In place of the sentence that it comes with.`}
          value={textIn(now.help, language)}
          maxLength={helpLimit}
          rows={2}
          {...inThis(now.help)}
          onChange={(text) => set({ help: withText(now.help, language, text) })}
        />
        {isChoice(now) && (
          <OptionsEditor
            options={now.options}
            language={language}
            isChecked={isChecked}
            onChange={(options) => set({ options })}
          />
        )}
        {now.ready !== 'phone' && (
          <ChoiceField<FieldAudience>
            label={t`For`}
            hint={audienceHint(t, now.audience)}
            value={now.audience}
            options={(['caller', 'staff', 'both'] as const).map((value) => ({
              value,
              label: audienceText(i18n, value),
            }))}
            onChange={(audience) => set(audience === 'staff' ? { audience, isRequired: false } : { audience })}
          />
        )}
        {now.audience !== 'staff' && (
          <ChoiceField
            label={t`Answer`}
            value={now.isRequired ? 'required' : 'optional'}
            options={[
              { value: 'optional', label: t`Optional` },
              { value: 'required', label: t`Required` },
            ]}
            onChange={(value) => set({ isRequired: value === 'required' })}
          />
        )}
        <div className="dialog-acts">
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button type="submit" look="primary">
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function audienceHint(t: ReturnType<typeof useLingui>['t'], audience: FieldAudience): string {
  switch (audience) {
    case 'caller':
      return t`Callers answer it, staff read it.`;
    case 'staff':
      return t`Staff answer and read it. Callers never see it.`;
    case 'both':
      return t`Callers answer it, staff read it and may add or mend it.`;
  }
}

function trimmed(field: EntryField): EntryField {
  return {
    ...field,
    label: { ...field.label, text: field.label.text.trim() },
    help: { ...field.help, text: field.help.text.trim() },
    options: field.options.map(({ id, words }) => ({ id, words: { ...words, text: words.text.trim() } })),
  };
}
