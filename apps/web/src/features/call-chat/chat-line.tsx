import { Trans, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { Icon } from '../../ui/icon.tsx';
import { ChatFile } from './chat-file.tsx';
import { ChatReceipts } from './chat-receipts.tsx';
import { ChatText } from './chat-text.tsx';
import type { Chat } from './chat.ts';
import type { ChatEntry, ChatPerson } from './chat-state.ts';

export interface ChatLineProps {
  readonly chat: Chat;
  readonly entry: ChatEntry;
  /** The newest of one's own: under it stands that it has arrived, which says it of all before. */
  readonly isLastOwn: boolean;
  /** Begins an answer that only this person gets; null where there is nobody to answer any more. */
  readonly onAnswer: ((to: ChatPerson) => void) | null;
}

/** One message or file, whose it is, and to whom. */
export const ChatLine = memo(function ChatLine({ chat, entry, isLastOwn, onAnswer }: ChatLineProps): ReactElement {
  const { t, i18n } = useLingui();
  const { at, from, isPrivate, recipients, body } = entry;
  const classes = ['chat-line', from === null && 'is-own', isPrivate && 'is-private'].filter(Boolean).join(' ');
  return (
    <li className={classes}>
      <small className="chat-head">
        {from === null ? (
          t`You`
        ) : (
          <b>
            <bdi>{from.name}</bdi>
          </b>
        )}{' '}
        <bdi className="num">{timeOfDay(i18n.locale, at)}</bdi>
        {isPrivate && (
          <span className="chat-private">
            <Icon name="lock" size="s" />
            <PrivateTo to={from === null ? (recipients[0] ?? null) : null} />
          </span>
        )}
      </small>
      {body.kind === 'text' ? <ChatText text={body.text} /> : <ChatFile chat={chat} entry={entry} file={body} />}
      {from === null && <ChatReceipts recipients={recipients} isLast={isLastOwn} body={body} />}
      {from !== null && isPrivate && onAnswer !== null && (
        <button type="button" className="chat-answer" onClick={() => onAnswer(from)}>
          {t`Answer privately`}
        </button>
      )}
    </li>
  );
});

/** Who alone sees it; null: the person before this page. */
function PrivateTo({ to }: { readonly to: ChatPerson | null }): ReactElement {
  if (to === null) return <Trans>Only to you</Trans>;
  const { name } = to;
  return (
    <Trans>
      Only to <bdi>{name}</bdi>
    </Trans>
  );
}
