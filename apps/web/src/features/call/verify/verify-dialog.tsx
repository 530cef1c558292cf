import type { Verdict, VerificationState } from '@anteroom/media';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { CallPerson } from '../call-state.ts';
import type { CallVerification } from './call-verification.ts';
import { loadWords } from './code-words.ts';
import { namesOf } from './verify-words.ts';

export interface VerifyDialogProps {
  readonly verification: CallVerification;
  readonly people: readonly CallPerson[];
  /** "Refresh connections". */
  readonly onRefresh: () => void;
  readonly onClose: () => void;
}

/** The code of the call, as words and as digits, and whom it was compared with (C6). */
export default function VerifyDialog({ verification, people, onRefresh, onClose }: VerifyDialogProps): ReactElement {
  const { t } = useLingui();
  const state = useStore(verification.state);
  const others = people.filter(({ isSelf }) => !isSelf);
  return (
    <Dialog
      title={t`Encryption code`}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {t`Done`}
        </Button>
      }
    >
      <div className="verify">
        {(state.kind === 'making' || state.kind === 'alone') && (
          <p role="status">{t`The code is being made. It takes a moment after somebody joins.`}</p>
        )}
        {state.kind === 'broken' && <Broken by={state.by} people={people} onRefresh={onRefresh} />}
        {state.kind === 'ready' && <Ready state={state} others={others} onJudge={verification.judge} />}
      </div>
    </Dialog>
  );
}

interface BrokenProps {
  readonly by: readonly CallPerson['id'][];
  readonly people: readonly CallPerson[];
  readonly onRefresh: () => void;
}

function Broken({ by, people, onRefresh }: BrokenProps): ReactElement {
  const { t, i18n } = useLingui();
  const names = namesOf(i18n, by, people);
  return (
    <>
      <p className="verify-alarm" role="alert">
        <Icon name="warn" />
        <b>{t`The encryption of this call can’t be verified.`}</b>
      </p>
      <p>{t`The connection isn’t the one that was signed at the other end: ${names}. Refresh the connections. If this stays, say nothing private here, end the call, and reach each other in another way.`}</p>
      <Button icon="reconnect" onPress={onRefresh}>
        {t`Refresh connections`}
      </Button>
    </>
  );
}

interface ReadyProps {
  readonly state: Extract<VerificationState, { kind: 'ready' }>;
  readonly others: readonly CallPerson[];
  readonly onJudge: (id: CallPerson['id'], verdict: Verdict) => void;
}

function Ready({ state, others, onJudge }: ReadyProps): ReactElement {
  const { t } = useLingui();
  const { code, verdicts } = state;
  const words = useWords();
  return (
    <>
      <p>{t`Read the words aloud to each other, or the digits where your languages differ. If they are the same on every screen, nobody listens in between.`}</p>
      <ol className="verify-words" aria-label={t`Words of the code`}>
        {words !== null && code.words.map((word, index) => <li key={index}>{words[word]}</li>)}
      </ol>
      <p className="verify-digits" dir="ltr" aria-label={t`Digits of the code`} role="group">
        {code.digits.map((digits, index) => (
          <span key={index}>{digits}</span>
        ))}
      </p>
      <ul className="verify-people">
        {others.map(({ id, name }) => (
          <Person key={id} name={name} verdict={verdicts.get(id) ?? null} onJudge={(verdict) => onJudge(id, verdict)} />
        ))}
      </ul>
      {[...verdicts.values()].includes('differs') && (
        <p className="verify-alarm" role="alert">
          <Icon name="warn" />
          {t`Somebody may be listening in between. Say nothing private here. End the call, and reach each other in another way, such as by telephone.`}
        </p>
      )}
    </>
  );
}

interface PersonProps {
  readonly name: string;
  readonly verdict: Verdict | null;
  readonly onJudge: (verdict: Verdict) => void;
}

function Person({ name, verdict, onJudge }: PersonProps): ReactElement {
  const { t } = useLingui();
  return (
    <li>
      <div className="verify-person" role="group" aria-label={name}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <span className="verify-acts">
          <Button
            look={verdict === 'matches' ? 'tint' : 'second'}
            aria-pressed={verdict === 'matches'}
            {...(verdict === 'matches' ? { icon: 'check' as const } : {})}
            onPress={() => onJudge('matches')}
          >
            {t`It matches`}
          </Button>
          <Button
            look={verdict === 'differs' ? 'danger-filled' : 'second'}
            aria-pressed={verdict === 'differs'}
            onPress={() => onJudge('differs')}
          >
            {t`It doesn’t match`}
          </Button>
        </span>
      </div>
    </li>
  );
}

/** The words in the reader's language; null while they load. */
function useWords(): readonly string[] | null {
  const { i18n } = useLingui();
  const [words, setWords] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadWords(i18n.locale).then((found) => isCurrent && setWords(found));
    return () => {
      isCurrent = false;
    };
  }, [i18n.locale]);
  return words;
}
