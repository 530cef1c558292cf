import { contentFor, isContent, wordingFor, type Settings } from '@anteroom/domain';
import { locales } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { WaitingContent } from '../../waiting-experience/content.tsx';
import { MusicCard } from '../../waiting-experience/music-card.tsx';

/** The waiting page as it would be with what isn't saved yet. */
export function WaitingPreview({ settings }: { readonly settings: Settings }): ReactElement {
  const { t, i18n } = useLingui();
  const [language, setLanguage] = useState<string>(i18n.locale);
  const { waitingContent, waitingMusic, automatedMessages, showsPosition, showsEstimate } = settings;
  const said = [...automatedMessages]
    .sort((one, other) => one.afterMinutes - other.afterMinutes)
    .flatMap(({ id, afterMinutes, words }) => {
      const wording = wordingFor(words, language);
      return wording === null ? [] : [{ id, afterMinutes, ...wording }];
    });
  const shown = waitingContent.filter((piece) => isContent([piece]));
  return (
    <aside className="wait-preview" aria-label={t`As callers see it`}>
      <header>
        <Icon name="eye" />
        <span>{t`As callers see it`}</span>
        <ChoiceField
          label={t`Language of the preview`}
          isLabelHidden
          value={language}
          options={locales.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={setLanguage}
        />
      </header>
      <div className="wait-preview-page">
        <section className="card wait-preview-place">
          <p className="wait-preview-title">
            {showsPosition ? t`You are number 2 in the queue` : t`You are in the waiting area`}
          </p>
          <p>
            {showsEstimate
              ? t`The wait is usually 10 to 20 minutes.`
              : t`A health professional joins you here when it is your turn.`}
          </p>
          {showsEstimate && <small>{t`An example: it comes from your own waits.`}</small>}
        </section>
        {said.length > 0 && (
          <section className="card wait-preview-thread" aria-label={t`Automatic messages`}>
            {said.map(({ id, afterMinutes, language: spoken, text }) => (
              <div key={id}>
                <small>{t`After ${afterMinutes} min`}</small>
                <p dir="auto" lang={spoken}>
                  {text}
                </p>
              </div>
            ))}
          </section>
        )}
        <MusicCard pieces={waitingMusic} />
        <WaitingContent pieces={contentFor(shown, language)} />
      </div>
    </aside>
  );
}
