import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Chat } from './chat.ts';

export interface ChatNoticeProps {
  readonly chat: Chat;
  readonly onOpen: () => void;
}

/** The newest message that nobody has read here yet, in one line, with the way to it. */
export function ChatNotice({ chat, onOpen }: ChatNoticeProps): ReactElement | null {
  const { t } = useLingui();
  const { entries, unread } = useStore(chat.state);
  const [dismissed, setDismissed] = useState(0);
  const newest = entries.findLast(({ from }) => from !== null);
  if (unread === 0 || newest?.from == null || newest.key <= dismissed) return null;
  const { key, from, isPrivate, body } = newest;
  const { name } = from;
  return (
    <p className="notice chat-notice">
      <Icon name={isPrivate ? 'lock' : 'chat'} size="s" />
      <button type="button" onClick={onOpen}>
        <b>
          {isPrivate ? (
            <Trans>
              <bdi>{name}</bdi> to you alone
            </Trans>
          ) : (
            <bdi>{name}</bdi>
          )}
        </b>{' '}
        <bdi>{body.kind === 'text' ? body.text.slice(0, 200) : body.name}</bdi>
      </button>
      <button type="button" className="call-tool" aria-label={t`Dismiss`} onClick={() => setDismissed(key)}>
        <Icon name="x" size="s" />
      </button>
    </p>
  );
}
