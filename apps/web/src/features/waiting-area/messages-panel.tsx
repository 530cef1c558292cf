import { useLingui } from '@lingui/react/macro';
import { messageLimit } from '@anteroom/protocol';
import type { Message, Row } from '@anteroom/protocol';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';
import { createMessageThread } from './message-thread.ts';
import type { MessageThread } from './message-thread.ts';

export interface MessagesPanelProps {
  readonly row: Row;
  /** The way to what else there is about this caller. */
  readonly tabs?: ReactNode;
  readonly onClose: () => void;
}

/** The messages with one caller, and the reply (E6). */
export function MessagesPanel({ row, tabs, onClose }: MessagesPanelProps): ReactElement | null {
  const { t } = useLingui();
  const { connection } = useClinic();
  const [thread, setThread] = useState<MessageThread | null>(null);
  useEffect(() => {
    const opened = createMessageThread(connection, row.id);
    setThread(opened);
    return () => opened.close();
  }, [connection, row.id]);
  const name = nameOf(row);
  return (
    <section className="messages" aria-label={t`Messages with ${name}`}>
      <header>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <IconButton icon="x" size="small" label={t`Close messages`} onPress={onClose} />
      </header>
      {tabs}
      {thread !== null && <Thread key={row.id} thread={thread} name={name} onClose={onClose} />}
    </section>
  );
}

interface ThreadProps {
  readonly thread: MessageThread;
  readonly name: string;
  readonly onClose: () => void;
}

function Thread({ thread, name, onClose }: ThreadProps): ReactElement {
  const { t, i18n } = useLingui();
  const { phase, messages, isSending, error } = useStore(thread.view);
  const [text, setText] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [messages.length]);
  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words !== '' && !isSending && (await thread.send(words))) setText('');
  };
  return (
    <>
      {phase === 'loading' && <Skeleton rows={2} />}
      {phase === 'failed' && error !== null && (
        <Banner tone="failed" onRetry={thread.retry}>
          {errorText(i18n, error)}
        </Banner>
      )}
      {phase === 'ready' && messages.length === 0 && <p className="messages-none">{t`No messages yet.`}</p>}
      <div className="messages-log" role="log" aria-label={t`Messages`}>
        <ol ref={list}>
          {messages.map((message) => (
            <Said key={message.id} message={message} name={name} />
          ))}
        </ol>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label className="hide" htmlFor={id}>{t`Message to ${name}`}</label>
        <textarea
          id={id}
          className="input"
          rows={2}
          value={text}
          maxLength={messageLimit}
          placeholder={t`Write a message`}
          autoFocus
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <IconButton icon="send" type="submit" label={t`Send`} isPending={isSending} className="btn-primary" />
      </form>
      {phase === 'ready' && error !== null && <p role="alert">{errorText(i18n, error)}</p>}
    </>
  );
}

function Said({ message, name }: { readonly message: Message; readonly name: string }): ReactElement {
  const { t, i18n } = useLingui();
  const isStaff = message.from === 'staff';
  const time = timeOfDay(i18n.locale, message.at);
  return (
    <li className={isStaff ? 'said is-own' : 'said'}>
      <small>
        <b>{isStaff ? (message.name === '' ? t`Staff` : message.name) : name}</b> {time}
      </small>
      <p dir="auto">{message.text}</p>
    </li>
  );
}
