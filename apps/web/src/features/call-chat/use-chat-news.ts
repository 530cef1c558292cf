import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useSelected } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { Chat } from './chat.ts';

/** How many messages nobody has read here yet; whose the newest is, is said to screen readers. */
export function useChatNews(chat: Chat): number {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const unread = useSelected(chat.state, (state) => state.unread);
  const told = useRef(unread);
  useEffect(() => {
    const isNews = unread > told.current;
    told.current = unread;
    const newest = chat.state.read().entries.findLast(({ from }) => from !== null);
    if (!isNews || newest?.from == null) return;
    const { name } = newest.from;
    const isFile = newest.body.kind === 'file';
    if (newest.isPrivate) announce(isFile ? t`${name} sent you a file privately.` : t`${name} wrote to you privately.`);
    else announce(isFile ? t`${name} sent a file.` : t`${name} wrote in the chat.`);
  }, [unread, chat, announce, t]);
  return unread;
}
