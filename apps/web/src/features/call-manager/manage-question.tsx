import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Confirm } from '../../ui/dialog.tsx';
import type { CallPerson } from '../call/call-state.ts';

/** What a host is asked before it is done, and about whom. */
export interface Question {
  readonly action: 'hold' | 'disconnect';
  readonly people: readonly CallPerson[];
}

export interface ManageQuestionProps {
  readonly question: Question | null;
  /** Whether the call is that of a room, whose guests come by its links. */
  readonly isRoom: boolean;
  readonly onConfirm: (question: Question) => void;
  readonly onCancel: () => void;
}

/** *Confirm hold*, and whether somebody is really to be taken out (C2). */
export function ManageQuestion({ question, isRoom, onConfirm, onCancel }: ManageQuestionProps): ReactElement {
  const { t } = useLingui();
  const people = question?.people ?? [];
  const count = people.length;
  const [first] = people;
  const name = first === undefined || first.name === '' ? t`Companion` : first.name;
  const isHold = question?.action === 'hold';
  return (
    <Confirm
      title={
        isHold
          ? count === 1
            ? t`Place ${name} on hold?`
            : t`Place ${count} people on hold?`
          : count === 1
            ? t`Disconnect ${name}?`
            : t`Disconnect ${count} people?`
      }
      action={isHold ? t`Confirm hold` : t`Disconnect`}
      isDanger={!isHold}
      isOpen={question !== null}
      onCancel={onCancel}
      onConfirm={() => {
        if (question !== null) onConfirm(question);
      }}
    >
      {isHold ? (
        t`On hold they see the waiting screen, and neither see nor hear anybody of the call, until you take them back.`
      ) : (
        <WhatFollows people={people} isRoom={isRoom} />
      )}
    </Confirm>
  );
}

/** What becomes of those who are taken out. */
function WhatFollows({ people, isRoom }: Pick<Question, 'people'> & Pick<ManageQuestionProps, 'isRoom'>): string {
  const { t } = useLingui();
  const kinds = new Set(people.map(({ kind }) => kind));
  if (kinds.has('caller')) {
    return people.length === 1
      ? t`They are out at once, and their consultation ends. They can come again by the link of the clinic.`
      : t`They are out at once. For callers the consultation ends; they can come again by the link of the clinic.`;
  }
  const areInvited = !isRoom && (kinds.has('guest') || kinds.has('interpreter'));
  if (areInvited) return t`They are out at once, and their invitation is used up.`;
  if (kinds.has('guest')) return t`They are out at once. With a link that still opens the room they can knock again.`;
  return kinds.has('provider') ? t`They are out at once, and can join again.` : t`They are out at once.`;
}
