import { useLingui } from '@lingui/react/macro';
import { messageLimit, mostReceivers, toServer } from '@anteroom/protocol';
import type { ErrorCode, Row } from '@anteroom/protocol';
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { newMessageId } from '../../connection/random-id.ts';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';

export interface SeveralPanelProps {
  readonly rows: readonly Row[];
  readonly onClose: () => void;
}

/** One message to all callers who are ticked; each answers for themselves, and knows of nobody else (W3). */
export function SeveralPanel({ rows, onClose }: SeveralPanelProps): ReactElement {
  const { t, i18n } = useLingui();
  const { connection } = useClinic();
  const { toast } = useAnnouncer();
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<ErrorCode | null>(null);
  // The same text tried again is the same message to everybody whom it reached before.
  const unsent = useRef<{ readonly id: ReturnType<typeof newMessageId>; readonly text: string } | null>(null);
  const id = useId();
  const count = rows.length;
  const isTooMany = count > mostReceivers;

  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === '' || isSending || isTooMany) return;
    if (unsent.current?.text !== words) unsent.current = { id: newMessageId(), text: words };
    setSending(true);
    const consultationIds = rows.map((row) => row.id);
    const answer = await connection.request(toServer.sendToSeveral, { consultationIds, ...unsent.current });
    setSending(false);
    if (!answer.ok) return setError(answer.error.code);
    unsent.current = null;
    const { sent, notSent } = answer.value;
    const missed = rows.filter((row) => notSent.some(({ consultationId }) => consultationId === row.id));
    const names = missed.map(nameOf).join(', ');
    const reached = sent.length;
    if (names === '') toast(t`Sent to ${reached} callers.`, 'done');
    else toast(t`Sent to ${reached} callers, but not to ${names}.`, 'failed');
    onClose();
  };

  return (
    <section className="messages" aria-label={t`Message to several callers`}>
      <header>
        <h2>{t`Message to ${count} callers`}</h2>
        <IconButton icon="x" size="small" label={t`Close messages`} onPress={onClose} />
      </header>
      <ul className="receivers">
        {rows.map((row) => (
          <li key={row.id}>
            <bdi>{nameOf(row)}</bdi>
          </li>
        ))}
      </ul>
      <p>{t`Each of them reads it as a message to themselves, and nobody learns of the others.`}</p>
      {isTooMany && <p role="alert">{t`One message goes to ${mostReceivers} callers at most.`}</p>}
      <form
        className="to-several"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label className="hide" htmlFor={id}>{t`Message`}</label>
        <textarea
          id={id}
          className="input"
          rows={4}
          value={text}
          maxLength={messageLimit}
          placeholder={t`Write a message`}
          autoFocus
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setError(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
        <Button look="primary" type="submit" icon="send" isPending={isSending} isDisabled={isTooMany}>
          {t`Send to ${count}`}
        </Button>
      </form>
      {error !== null && <p role="alert">{errorText(i18n, error)}</p>}
    </section>
  );
}
