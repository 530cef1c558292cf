import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { ChatEntry, Receipt, Recipient } from './chat-state.ts';
import { namesOf } from './chat-words.ts';

export interface ChatReceiptsProps {
  readonly recipients: readonly Recipient[];
  readonly body: ChatEntry['body'];
  readonly isLast: boolean;
}

/** How something said here stands: on its way, arrived, or whom it couldn't be delivered to, and why. */
export function ChatReceipts({ recipients, body, isLast }: ChatReceiptsProps): ReactElement | null {
  const { t } = useLingui();
  const these = (receipt: Receipt): string => namesOf(recipients.filter((one) => one.receipt === receipt));
  const [lost, unwanted, full, broken] = [these('lost'), these('unwanted'), these('no-room'), these('broken')];
  // A file shows by itself how far it has come, and that it was stopped.
  const isOnItsWay = body.kind === 'text' && recipients.some(({ receipt }) => receipt === 'on-its-way');
  const hasArrived = isLast && recipients.every(({ receipt }) => receipt === 'arrived');
  const problems = [
    lost !== '' && t`Not delivered to ${lost}: they were gone before.`,
    unwanted !== '' && t`Not taken by ${unwanted}.`,
    full !== '' && t`No room for it at ${full}.`,
    broken !== '' && t`It didn’t come whole to ${broken}.`,
  ].filter((words) => words !== false);
  return (
    <>
      {isOnItsWay && <small className="chat-receipt" aria-live="off">{t`On its way …`}</small>}
      {hasArrived && (
        <small className="chat-receipt" aria-live="off">
          <Icon name="check" size="s" />
          {t`Arrived`}
        </small>
      )}
      {problems.map((words) => (
        <small key={words} className="chat-receipt is-problem" role="alert">
          <Icon name="warn" size="s" />
          <span>{words}</span>
        </small>
      ))}
    </>
  );
}
