import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Call } from '../call.ts';
import type { CallState } from '../call-state.ts';
import type { CallConsent } from './call-consent.ts';
import { AskDialog } from './ask-dialog.tsx';
import { ConsentQuestion } from './consent-question.tsx';
import './consent.css';
import { RecordKey } from './record-key.tsx';
import { recordingType } from './recording-type.ts';
import { useRefusals } from './use-refusals.ts';

export interface ConsentSectionProps {
  readonly call: Call;
  readonly state: CallState;
  /** Whether this person asks others, and records. */
  readonly mayAsk: boolean;
}

/** In the drawer of the people: hosts ask, see who agrees and record; everybody else changes what they said (C9). */
export function ConsentSection(props: ConsentSectionProps): ReactElement | null {
  const { consent } = props.call;
  // In a room, whose calls have no record, nobody is asked.
  return consent === null ? null : <Section {...props} consent={consent} />;
}

function Section({
  call,
  state,
  mayAsk,
  consent,
}: ConsentSectionProps & { readonly consent: CallConsent }): ReactElement | null {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const tell = useRefusals();
  if (!mayAsk && state.consents.length === 0) return null;
  const type = recordingType();
  return (
    <section className="consent">
      <h3>{mayAsk ? t`Consent and recording` : t`Consent`}</h3>
      {state.consents.map((question) => (
        <ConsentQuestion key={question.number} question={question} state={state} consent={consent} />
      ))}
      {mayAsk && (
        <>
          <button type="button" className="call-button is-wide" onClick={() => setAsking(true)}>
            {t`Ask for consent`}
          </button>
          <RecordKey call={call} state={state} consent={consent} type={type} />
        </>
      )}
      {isAsking && (
        <AskDialog
          canRecord={type !== null}
          onAsk={(question) => tell(consent.ask(question))}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
