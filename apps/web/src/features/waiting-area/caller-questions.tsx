import { useLingui } from '@lingui/react/macro';
import type { Row } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Confirm } from '../../ui/dialog.tsx';
import { nameOf } from './caller-rows.ts';

/** What is asked before it is done to a caller. */
export interface CallerQuestion {
  readonly about: 'remove' | 'end' | 'phoned';
  readonly row: Pick<Row, 'id' | 'firstName' | 'lastName'>;
}

export interface CallerQuestionsProps {
  readonly question: CallerQuestion | null;
  readonly onConfirm: (question: CallerQuestion) => void;
  readonly onCancel: () => void;
}

/** Asks, and names the caller. */
export function CallerQuestions({ question, onConfirm, onCancel }: CallerQuestionsProps): ReactElement {
  const { t } = useLingui();
  const name = question === null ? '' : nameOf(question.row);
  const confirm = (): void => {
    if (question !== null) onConfirm(question);
  };
  return (
    <>
      <Confirm
        title={t`Remove ${name}?`}
        action={t`Remove`}
        isDanger
        isOpen={question?.about === 'remove'}
        onConfirm={confirm}
        onCancel={onCancel}
      >
        {t`${name} leaves the waiting area, and loses their place.`}
      </Confirm>
      <Confirm
        title={t`Did you speak with ${name}?`}
        action={t`Phoned`}
        isOpen={question?.about === 'phoned'}
        onConfirm={confirm}
        onCancel={onCancel}
      >
        {t`Then the consultation is completed, and ${name} can’t come back into it.`}
      </Confirm>
      <Confirm
        title={t`End the call with ${name}?`}
        action={t`End call`}
        isDanger
        isOpen={question?.about === 'end'}
        onConfirm={confirm}
        onCancel={onCancel}
      >
        {t`The consultation is completed, and ${name} can’t come back into it.`}
      </Confirm>
    </>
  );
}
