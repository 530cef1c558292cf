import { plural } from '@lingui/core/macro';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { Call } from '../call/call.ts';
import './chat-news.css';
import { loadChatDrawer } from './load-chat-drawer.ts';
import { useChatNews } from './use-chat-news.ts';

/** How many messages nobody has read here yet, at the key that shows them. */
export function ChatBadge({ call }: { readonly call: Call }): ReactElement | null {
  const unread = useChatNews(call.chat);
  useEffect(() => void loadChatDrawer().catch(() => undefined), []);
  if (unread === 0) return null;
  return (
    <b className="key-count is-news">
      <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
      <span className="hide">{plural(unread, { one: '# unread message', other: '# unread messages' })}</span>
    </b>
  );
}
