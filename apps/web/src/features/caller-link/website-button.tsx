import { locales, parseLocale, type LocaleCode } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { wordsFor } from '../../button/words.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ButtonPreview } from './button-preview.tsx';
import { elementSnippet, linkSnippet, policyFor, type ButtonChoice, type ButtonKind } from './button-snippet.ts';
import './website-button.css';

/** Longest words on a button, in characters. */
const labelLimit = 80;

/** Makes the button for the clinic's own website: how it looks, as it will be, and what is to be copied (E1). */
export function WebsiteButton({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t, i18n } = useLingui();
  const [kind, setKind] = useState<ButtonKind>('element');
  const [choice, setChoice] = useState<ButtonChoice>({ label: '', language: null, theme: null, hours: false });
  const change = (part: Partial<ButtonChoice>): void => setChoice({ ...choice, ...part });
  const own = parseLocale(i18n.locale) ?? 'en';
  const link = new URL(`/c/${slug}`, location.href);
  const isElement = kind === 'element';
  const hint = isElement
    ? t`It brings a script of ours. Without it, what shows is a plain link.`
    : t`For websites that take no scripts.`;
  return (
    <div className="website-button">
      <p className="hint">
        {t`Whoever presses it on your website comes to the clinic’s set-up page, in a new tab. We aren’t told which page they come from.`}
      </p>
      <ChoiceField
        label={t`What goes into the website`}
        hint={hint}
        value={kind}
        options={[
          { value: 'element', label: t`Button` },
          { value: 'link', label: t`Plain link` },
        ]}
        onChange={setKind}
      />
      <div className="website-button-fields">
        <TextField
          label={t`Words on the button`}
          placeholder={wordsFor([choice.language ?? own]).label}
          maxLength={labelLimit}
          autoComplete="off"
          value={choice.label}
          onChange={(label) => change({ label })}
        />
        <SelectField<LocaleCode | 'page'>
          label={t`Language of the button`}
          value={choice.language ?? (isElement ? 'page' : own)}
          options={[
            ...(isElement ? [{ value: 'page' as const, label: t`As the website` }] : []),
            ...locales.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(language) => change({ language: language === 'page' ? null : language })}
        />
      </div>
      <ChoiceField
        label={t`Colours of the button`}
        value={choice.theme ?? 'page'}
        options={[
          { value: 'page', label: t`As the website` },
          { value: 'light', label: t`Light` },
          { value: 'dark', label: t`Dark` },
        ]}
        onChange={(theme) => change({ theme: theme === 'page' ? null : theme })}
      />
      {isElement && (
        <Checkbox isSelected={choice.hours} onChange={(hours) => change({ hours })}>
          {t`It says whether the waiting area is open`}
        </Checkbox>
      )}
      <ButtonPreview link={link} kind={kind} choice={choice} own={own} />
      <Snippet
        text={isElement ? elementSnippet(link, choice, own) : linkSnippet(link, choice, own)}
        policy={policyFor(link, kind, choice)}
      />
    </div>
  );
}

/** What is to be copied, and what the website's own policy has to allow for it. */
function Snippet({ text, policy }: { readonly text: string; readonly policy: string }): ReactElement {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t`The button is copied.`, 'done');
    } catch {
      toast(t`It could not be copied. Select it and copy it by hand.`, 'failed');
    }
  };
  return (
    <>
      <pre className="website-button-code" dir="ltr" translate="no">
        <code>{text}</code>
      </pre>
      <div className="website-button-foot">
        <p className="hint">
          {t`A website with a content security policy has to allow:`} <code dir="ltr">{policy}</code>
        </p>
        <Button look="primary" icon="copy" onPress={() => void copy()}>{t`Copy`}</Button>
      </div>
    </>
  );
}
