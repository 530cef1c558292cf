import { Trans, useLingui } from '@lingui/react/macro';
import { messageLimit } from '@anteroom/protocol';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useSelected } from '../../connection/use-store.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Stay, StayCall } from './stay.ts';

/** The message line between a caller and the staff (E6). What is not acknowledged yet is marked, and sent again. */
export function Messages({ stay }: { readonly stay: Stay<StayCall> }): ReactNode {
  const { t, i18n } = useLingui();
  const messages = useSelected(stay.state, (state) => state.messages);
  const unsent = useSelected(stay.state, (state) => state.unsent);
  const [text, setText] = useState('');
  const thread = useRef<HTMLDivElement>(null);
  const count = messages.length + unsent.length;
  useEffect(() => {
    // The newest message comes into view inside the thread; the page itself stays where the reader left it.
    const list = thread.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
  }, [count]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    stay.sendMessage(text);
    setText('');
  }

  return (
    <section className="chatbox card" aria-labelledby="messages-title">
      <header>
        <h2 id="messages-title">
          <Trans>Messages</Trans>
        </h2>
        <span>
          <Trans>with the clinic’s reception</Trans>
        </span>
      </header>
      <div ref={thread} className="thread" role="log" aria-label={t`Messages`} tabIndex={0}>
        <ol>
          {count === 0 ? (
            <li className="auto">
              <p>
                <Trans>You are in the right place. Write here if you need something.</Trans>
              </p>
            </li>
          ) : null}
          {messages.map((message) => (
            <li key={message.id} className={message.from === 'caller' ? 'me' : 'in'}>
              <small>
                {message.from === 'caller' ? t`You` : <bdi>{message.name}</bdi>}
                {' · '}
                <bdi className="num">
                  {i18n.date(new Date(message.at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
                </bdi>
              </small>
              <p dir="auto">{message.text}</p>
            </li>
          ))}
          {unsent.map((message) => (
            <li key={message.id} className="me unsent">
              <small>
                <Trans>Sending …</Trans>
              </small>
              <p dir="auto">{message.text}</p>
            </li>
          ))}
        </ol>
      </div>
      <form className="write" onSubmit={submit}>
        <label className="hide" htmlFor="message-text">
          <Trans>Write to the clinic</Trans>
        </label>
        <input
          className="input"
          id="message-text"
          value={text}
          maxLength={messageLimit}
          autoComplete="off"
          placeholder={t`Write to the clinic`}
          onChange={(event) => setText(event.target.value)}
        />
        <button className="btn btn-primary" type="submit" aria-label={t`Send`}>
          <Icon name="send" size="l" />
        </button>
      </form>
    </section>
  );
}
