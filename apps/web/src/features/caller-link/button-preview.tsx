import type { LocaleCode } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { createElement, useEffect, type ReactElement } from 'react';
import '../../button/button.css';
import { wordsOnButton, type ButtonChoice, type ButtonKind } from './button-snippet.ts';

export interface ButtonPreviewProps {
  readonly link: URL;
  readonly kind: ButtonKind;
  readonly choice: ButtonChoice;
  /** The language of this page. */
  readonly own: LocaleCode;
}

/** The button itself, as the website will show it on light and on dark paper. */
export function ButtonPreview(props: ButtonPreviewProps): ReactElement {
  const { t } = useLingui();
  useEffect(() => void import('../../button/main.ts'), []);
  const shown = props.kind === 'element' ? <Element {...props} /> : <PlainLink {...props} />;
  return (
    <div className="website-button-papers" role="group" aria-label={t`Preview`}>
      <div className="is-light">{shown}</div>
      <div className="is-dark">{shown}</div>
    </div>
  );
}

function Element({ link, choice: { label, language, theme, hours } }: ButtonPreviewProps): ReactElement {
  return createElement('anteroom-button', {
    clinic: link.href,
    ...(label === '' ? {} : { label }),
    ...(language === null ? {} : { language }),
    ...(theme === null ? {} : { theme }),
    ...(hours ? { hours: '' } : {}),
  });
}

function PlainLink({ link, choice, own }: ButtonPreviewProps): ReactElement {
  const { label, note } = wordsOnButton(choice, own);
  return (
    <a
      className="anteroom-button"
      href={link.href}
      target="_blank"
      rel="noopener noreferrer"
      {...(choice.theme === null ? {} : { 'data-theme': choice.theme })}
    >
      <span>
        {label} <span className="anteroom-button-note">{note}</span>
      </span>
    </a>
  );
}
