import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { useAnnouncer } from '../../../ui/announcer.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { CallState } from '../call-state.ts';
import type { CallConsent } from './call-consent.ts';
import { unansweredIn } from './consent-lines.ts';
import './consent.css';
import { useRefusals } from './use-refusals.ts';

export interface ConsentCardProps {
  readonly consent: CallConsent;
  readonly state: CallState;
}

/**
 * Asks whoever is in the call what a host wants to know (C9). Yes weighs no more than no, and it takes no focus: nobody agrees by a key that they were about to
 * press for something else. Put aside, it stays as a line.
 */
export function ConsentCard({ consent, state }: ConsentCardProps): ReactElement | null {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const words = useStore(consent.words);
  const tell = useRefusals();
  const [aside, setAside] = useState<number | null>(null);
  const question = unansweredIn(state);
  const number = question?.number ?? null;
  const host = state.people.find(({ id }) => id === question?.askedBy)?.name ?? '';
  const own = number === null ? undefined : words.get(number);
  const isRecording = question?.kind === 'recording';
  useEffect(() => {
    if (number === null) return;
    announce(
      isRecording ? t`${host} asks everybody whether this call may be recorded.` : t`${host} asks for your consent.`,
      'assertive',
    );
  }, [number, isRecording, host, announce, t]);
  if (number === null) return null;
  if (aside === number) {
    return (
      <p className="notice">
        <Icon name="info" size="s" />
        <span>{t`${host} asks for your consent.`}</span>
        <button type="button" className="call-button is-small" onClick={() => setAside(null)}>
          {t`Answer`}
        </button>
      </p>
    );
  }
  return (
    <section className="consent-card" aria-label={t`${host} asks for your consent`}>
      <h2>
        {isRecording ? (
          <Trans>
            May <bdi>{host}</bdi> record this call?
          </Trans>
        ) : (
          <Trans>
            <bdi>{host}</bdi> asks for your consent
          </Trans>
        )}
      </h2>
      {isRecording ? (
        <p>
          <Trans>
            With everybody’s sound and picture, on the device of <bdi>{host}</bdi> alone. It begins only when everybody
            agrees, and you can take your consent back at any time.
          </Trans>
        </p>
      ) : (
        <blockquote>
          <bdi>{own ?? t`The question is on its way…`}</bdi>
        </blockquote>
      )}
      <div className="consent-answers">
        <button type="button" className="call-button is-plain" onClick={() => setAside(number)}>
          {t`Later`}
        </button>
        <button type="button" className="call-button" onClick={() => tell(consent.answer(number, false))}>
          {t`No`}
        </button>
        <button
          type="button"
          className="call-button"
          disabled={!isRecording && own === undefined}
          onClick={() => tell(consent.answer(number, true))}
        >
          {t`Yes, I agree`}
        </button>
      </div>
    </section>
  );
}
