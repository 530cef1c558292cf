import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { CallState } from '../call-state.ts';
import type { CallConsent } from './call-consent.ts';
import { answerIn, answerText, selfIn } from './consent-lines.ts';
import { useRefusals } from './use-refusals.ts';

export interface ConsentQuestionProps {
  readonly consent: CallConsent;
  readonly state: CallState;
  readonly question: CallState['consents'][number];
}

/** What was asked, and who answered what: hosts see it of everybody who was asked, others of themselves. */
export function ConsentQuestion({ question, state, consent }: ConsentQuestionProps): ReactElement {
  const { t, i18n } = useLingui();
  const words = useStore(consent.words);
  const tell = useRefusals();
  const self = selfIn(state);
  const isProvider = state.people.some(({ isSelf, kind }) => isSelf && kind === 'provider');
  const own = answerIn(question, self);
  const isOwn = question.askedBy === self;
  const isRecording = question.kind === 'recording';
  const text = words.get(question.number);
  const asked = state.people.filter(({ id, isHeld }) => id !== question.askedBy && !isHeld);
  return (
    <div className="consent-question">
      <b>
        <bdi>{isRecording ? t`Recording of this call` : (text ?? t`Another question`)}</bdi>
      </b>
      {isOwn && !isRecording && text === undefined && (
        <p>{t`Your words went with the page that you had open before. Ask again if somebody still has to read them.`}</p>
      )}
      <ul>
        {asked
          .filter(({ isSelf }) => isProvider || isSelf)
          .map(({ id, name, isSelf }) => {
            const answer = answerIn(question, id);
            return (
              <li key={id} data-answer={answer ?? 'none'}>
                <Icon name={answer === 'yes' ? 'check' : answer === null ? 'clock' : 'x'} size="s" />
                <span>
                  <bdi>{isSelf ? t`You` : name === '' ? t`Companion` : name}</bdi>: {i18n._(answerText(answer))}
                </span>
              </li>
            );
          })}
      </ul>
      {!isOwn && (own === 'yes' || isRecording || text !== undefined) && (
        <button
          type="button"
          className="call-button"
          onClick={() => tell(consent.answer(question.number, own !== 'yes'))}
        >
          {own === 'yes' ? t`Take my consent back` : t`Agree`}
        </button>
      )}
    </div>
  );
}
