import { Trans, useLingui } from '@lingui/react/macro';
import { messageLimit, type Message, type WaitingExperience } from '@anteroom/protocol';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useSelected } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Stay, StayCall, UnsentMessage } from './stay.ts';

type Automated = WaitingExperience['automated'][number];

export interface MessagesProps {
  readonly stay: Stay<StayCall>;
  /** What the clinic has said by itself so far, oldest first. */
  readonly automated: readonly Automated[];
}

/**
 * The message line between a caller and the staff (E6), with what the clinic says by itself. What is not acknowledged yet is marked, and
 * sent again; what was refused waits for the caller.
 */
export function Messages({ stay, automated }: MessagesProps): ReactNode {
  const { t } = useLingui();
  const messages = useSelected(stay.state, (state) => state.messages);
  const unsent = useSelected(stay.state, (state) => state.unsent);
  const [text, setText] = useState('');
  const thread = useRef<HTMLDivElement>(null);
  const count = messages.length + unsent.length + automated.length;
  // One word under the newest that was read says it of all before.
  const lastRead = messages.findLast(({ from, readAt }) => from === 'caller' && readAt !== undefined)?.id;
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
          {inOrder(messages, automated).map((line) =>
            'language' in line ? (
              <li key={`auto ${line.id}`} className="auto">
                <small>
                  <Trans>Automatic message</Trans> · <Time at={line.at} />
                </small>
                <p dir="auto" lang={line.language}>
                  {line.text}
                </p>
              </li>
            ) : (
              <li key={line.id} className={line.from === 'caller' ? 'me' : 'in'}>
                <small>
                  {line.from === 'caller' ? t`You` : <bdi>{line.name}</bdi>}
                  {' · '}
                  <Time at={line.at} />
                </small>
                <p dir="auto">{line.text}</p>
                {line.id === lastRead && (
                  <small className="state">
                    <Icon name="check" size="s" />
                    <Trans>Read</Trans>
                  </small>
                )}
              </li>
            ),
          )}
          {unsent.map((message) => (
            <Unsent key={message.id} stay={stay} message={message} />
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

function Time({ at }: { readonly at: number }): ReactNode {
  const { i18n } = useLingui();
  return <bdi className="num">{i18n.date(new Date(at), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</bdi>;
}

function Unsent({ stay, message }: { readonly stay: Stay<StayCall>; readonly message: UnsentMessage }): ReactNode {
  const { t, i18n } = useLingui();
  const { id, text, refusal } = message;
  return (
    <li className={refusal === null ? 'me unsent' : 'me unsent is-refused'}>
      <small>{refusal === null ? t`Sending …` : t`Not sent`}</small>
      <p dir="auto">{text}</p>
      {refusal !== null && (
        <div className="refused" role="alert">
          <span>{errorText(i18n, refusal)}</span>
          <Button size="small" onPress={() => stay.sendAgain(id)}>{t`Try again`}</Button>
          <Button size="small" look="quiet" onPress={() => stay.giveUp(id)}>{t`Delete`}</Button>
        </div>
      )}
    </li>
  );
}

/** What people and the clinic said, by the time; the clinic's own word first where it is the same. */
function inOrder(messages: readonly Message[], automated: readonly Automated[]): readonly (Message | Automated)[] {
  return [...automated, ...messages].sort((one, other) => one.at - other.at);
}
