import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Call } from '../call/call.ts';
import { ChatForm } from './chat-form.tsx';
import { ChatLine } from './chat-line.tsx';
import './chat.css';
import { namesOf } from './chat-words.ts';
import type { ChatPerson } from './chat-state.ts';

export interface ChatDrawerProps {
  readonly call: Call;
  readonly onClose: () => void;
}

/** So far from the end, in pixels, somebody reads what was said before, and isn't taken to what comes. */
const nearEnd = 80;

/** The chat of the call (C3). It takes its room from the stage and covers nobody. */
export function ChatDrawer({ call: { chat, state }, onClose }: ChatDrawerProps): ReactElement {
  const { t } = useLingui();
  const { people } = useStore(state);
  const { entries, leftOut } = useStore(chat.state);
  const present = people.filter(({ isSelf, peer }) => !isSelf && peer !== null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    chat.setOpen(true);
    // On a phone its keyboard would cover what was said.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
    return () => chat.setOpen(false);
  }, [chat]);
  const answer = useCallback(
    ({ id, name }: ChatPerson): void => {
      chat.draft.set({ text: chat.draft.read().text, to: { id, name } });
      field.current?.focus();
    },
    [chat],
  );
  const close = (): void => {
    // Back to the key that opened it, which would be lost with the drawer.
    document.querySelector<HTMLElement>('.call-bar [aria-expanded=true]')?.focus();
    onClose();
  };
  const lastOwn = entries.findLast(({ from }) => from === null)?.key;
  const last = entries.at(-1);
  const log = useEndInView(last?.key ?? 0, last?.from === null);
  const left = namesOf(leftOut);
  return (
    <aside
      className="drawer chat"
      aria-label={t`Chat`}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <header>
        <h2>{t`Chat`}</h2>
        <button type="button" className="call-tool" aria-label={t`Close`} onClick={close}>
          <Icon name="x" />
        </button>
      </header>
      <div ref={log} className="chat-log" role="log" aria-label={t`Messages`} tabIndex={0}>
        <p className="chat-note">
          <Icon name="info" size="s" />
          <span>
            <Trans>
              You see what is written while you are here: whoever comes later, or loads the page again, begins with an
              empty chat. Nothing is kept, and with the call all of it is gone.
            </Trans>
          </span>
        </p>
        {entries.length === 0 && (
          <p className="chat-none">{present.length === 0 ? t`Nobody else is here yet.` : t`No messages yet.`}</p>
        )}
        <ol>
          {entries.map((entry) => (
            <ChatLine
              key={entry.key}
              chat={chat}
              entry={entry}
              isLastOwn={entry.key === lastOwn}
              onAnswer={present.some(({ id }) => id === entry.from?.id) ? answer : null}
            />
          ))}
        </ol>
        {left !== '' && (
          <p className="chat-note is-problem">
            <Icon name="warn" size="s" />
            <span>{t`Some of what ${left} sent was left out: it was too much at once.`}</span>
          </p>
        )}
      </div>
      <ChatForm chat={chat} present={present} field={field} />
    </aside>
  );
}

/** Keeps the newest line in view inside the log, unless somebody has gone back to read; one's own always. */
function useEndInView(newest: number, isOwn: boolean) {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const list = log.current;
    if (list === null) return;
    const follow = (): void => {
      isAtEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd;
    };
    list.addEventListener('scroll', follow);
    // A picture that is shown, or a sentence below a line, makes it longer too.
    const grown = new ResizeObserver(() => {
      if (isAtEnd.current) list.scrollTop = list.scrollHeight;
    });
    for (const part of list.children) grown.observe(part);
    return () => {
      list.removeEventListener('scroll', follow);
      grown.disconnect();
    };
  }, []);
  useEffect(() => {
    const list = log.current;
    if (list !== null && (isAtEnd.current || isOwn)) list.scrollTop = list.scrollHeight;
  }, [newest, isOwn]);
  return log;
}
